package org.xentestday.collector.plan;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Classification;
import biweekly.property.Transparency;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.plan.Plan;

/** A TestDay as an event of a whole day that calendars take in (RFC 5545). The same plan gives the same bytes. */
final class Calendar {
    private Calendar() {}

    /** The plan's day; {@code version} counts its changes, {@code at} is when the last one was made. */
    static String of(Plan plan, LocalDate date, int version, Instant at) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Xen TestDay//collector//EN");
        VEvent event = new VEvent();
        event.setUid(plan.id() + "@testday.xen");
        event.setDateTimeStamp(Date.from(at));
        event.setSequence(version);
        event.setSummary("Test Day: " + new Announcement(plan, Catalogue.shipped()).name());
        event.setDateStart(day(date), false);
        event.setDateEnd(day(date.plusDays(1)), false);
        event.setTransparency(Transparency.transparent());
        event.setClassification(Classification.public_());
        if (plan.channel() != null) {
            event.setLocation(plan.channel());
        }
        event.setDescription(plan.focus() == null ? plan.title() : plan.title() + "\n\n" + plan.focus());
        calendar.addEvent(event);
        return Biweekly.write(calendar).go();
    }

    private static Date day(LocalDate date) {
        return Date.from(date.atStartOfDay(ZoneId.systemDefault()).toInstant());
    }
}
