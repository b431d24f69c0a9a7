package org.xentestday.collector.plan;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.xentestday.collector.view.Story;
import org.xentestday.collector.view.View;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;

/** What people get of a plan. */
class TextsTest {
    private static final Catalogue CATALOGUE = Catalogue.shipped();
    private static final Candidate RC6 = Candidate.parse("4.3.0-rc6");
    private static final Plan PLAN = new Plan(
            "xen-4.3.0",
            "Xen 4.3 RC6 TestDay",
            "4.3.0",
            Candidate.parse("4.2.2-final"),
            List.of(new Plan.KnownBuild(RC6, "0123456789abcdef0123456789abcdef01234567")),
            "PCI passthrough, above all of graphics cards with large video RAM; bring, please: cards, cables, patience.",
            List.of(new Plan.Wanted("gpu-passthrough-large-vram", Facets.NONE.with(Facet.DEVICE_MODEL, "qemu-xen"), 5)),
            RC6,
            LocalDate.of(2013, 6, 28),
            "#xentest, and xen-devel",
            null,
            List.of(new Plan.Touched("pci-passthrough", 8), new Plan.Touched("cpu-hotplug", 1)));

    @Test
    void announcement_says_what_when_where_and_how() {
        assertThat(new Announcement(PLAN, CATALOGUE).text())
                .startsWith("Subject: [TESTDAY] Xen 4.3.0 RC6: Test Day on Friday, 28 June 2013\n\n")
                .contains(
                        "There will be a Test Day for Xen 4.3.0 RC6 on Friday, 28 June 2013.",
                        "#xentest, and xen-devel",
                        "* xen.git, tag 4.3.0-rc6, commit\n  0123456789abcdef0123456789abcdef01234567\n",
                        "* compared with 4.2.2:",
                        "* pci-passthrough, by 8 commits; tests: ",
                        "(gpu-passthrough-large-vram),",
                        "on 5 machines with device_model=qemu-xen",
                        "\"[TESTDAY] Test report\"");
    }

    @Test
    void no_line_is_longer_than_a_mail_reader_shows() {
        for (String text :
                List.of(new Announcement(PLAN, CATALOGUE).text(), new Announcement(PLAN, CATALOGUE).reminder())) {
            assertThat(text.lines().skip(1)).allMatch(line -> line.length() <= 72);
            assertThat(text).endsWith("\n").doesNotContain(" \n", "\n\n\n", "null");
        }
    }

    @Test
    void plan_of_which_little_is_settled_makes_an_announcement_all_the_same() {
        Plan bare = new Plan("xen-4.3.0", "Xen 4.3", "4.3.0", null, List.of(), null, List.of());

        assertThat(new Announcement(bare, CATALOGUE).text())
                .startsWith("Subject: [TESTDAY] Xen 4.3.0: Test Day\n")
                .doesNotContain("null", "Wanted", "Touched");
    }

    @Test
    void reminder_is_of_the_day_itself() {
        assertThat(new Announcement(PLAN, CATALOGUE).reminder())
                .startsWith("Subject: [TESTDAY] Reminder: Xen 4.3.0 RC6 is tested today, Friday, 28 June 2013\n")
                .contains("Say hello at #xentest", "Wanted:");
    }

    @Test
    void thanks_count_what_came_and_name_nobody_who_did_not_choose_a_nickname() {
        // given
        View view = new View();
        Story.tell(view);
        Set<String> testers = new TreeSet<>(List.of("ada", "grace.h", "Jane Doe", "someone@example.org"));

        // when
        String text = Thanks.text(PLAN, CATALOGUE, view.standing(Story.RC6), testers);

        // then
        assertThat(text.replaceAll("\\s+", " "))
                .contains("17 testers with 24 machines sent ", " results that count, of ", " tests.")
                .contains("as they call themselves: ada, grace.h, and 2 others.")
                .contains("* gpu-passthrough-large-vram: fail REGR. vs. 4.2.0, on ")
                .doesNotContain("Jane", "example.org");
    }

    @Test
    void calendar_entry_is_read_by_others_as_it_was_meant() {
        // when
        String text = Calendar.of(PLAN, LocalDate.of(2013, 6, 28), 3, Instant.parse("2013-06-20T10:00:00Z"));

        // then
        assertThat(text).contains("DTSTART;VALUE=DATE:20130628\r\n", "DTEND;VALUE=DATE:20130629\r\n");
        assertThat(text).contains("UID:xen-4.3.0@testday.xen\r\n", "DTSTAMP:20130620T100000Z\r\n", "SEQUENCE:3\r\n");
        assertThat(text).contains("LOCATION:#xentest\\, and xen-devel\r\n");
        assertThat(text.split("\r\n", -1)).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        ICalendar read = Objects.requireNonNull(Biweekly.parse(text).first());
        assertThat(read.validate(biweekly.ICalVersion.V2_0)).isEmpty();
        VEvent event = read.getEvents().getFirst();
        assertThat(event.getSummary().getValue()).isEqualTo("Test Day: Xen 4.3.0 RC6");
        assertThat(event.getDescription().getValue()).isEqualTo(PLAN.title() + "\n\n" + PLAN.focus());
    }

    @Test
    void table_of_areas_knows_exactly_those_of_the_catalogue() {
        assertThat(AreaTable.shipped().areas())
                .isEqualTo(CATALOGUE.tests().stream().map(TestCase::area).collect(Collectors.toSet()));
    }

    @Test
    void commit_counts_once_for_each_area_it_touches() {
        // given
        List<Commits.Commit> commits = Commits.log("""
                1111111 two files of one area
                xen/drivers/passthrough/iommu.c
                xen/drivers/passthrough/pci.c
                2222222 old layout and new
                tools/libxl/libxl_sched.c
                tools/libs/light/libxl_sched.c
                3333333 nothing of ours
                MAINTAINERS
                """);

        // then
        assertThat(AreaTable.shipped().touched(commits))
                .contains(new Plan.Touched("pci-passthrough", 1), new Plan.Touched("scheduling", 1))
                .allMatch(each -> each.commits() == 1);
    }
}
