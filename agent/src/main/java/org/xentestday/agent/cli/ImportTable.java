package org.xentestday.agent.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.imports.Proposal;
import org.xentestday.agent.imports.Reading;

/** What {@code testday import} shows of a file. */
final class ImportTable {
    private static final int SKIPPED_SHOWN = 20;

    private ImportTable() {}

    static void print(Testday testday, Reading reading) {
        Print.line(
                testday,
                "This is " + reading.format().title() + ". It tells "
                        + count(reading.results().size()) + ":");
        for (Proposal each : reading.results()) {
            Print.line(testday, row(reading, each));
            below(each).forEach(line -> Print.line(testday, "      " + line));
        }
        reading.remarks().forEach(sentence -> Print.line(testday, sentence));
        if (!reading.skipped().isEmpty()) {
            Print.line(testday, "Not imported:");
            reading.skipped().stream().limit(SKIPPED_SHOWN).forEach(line -> Print.line(testday, "  " + line));
        }
        if (reading.skipped().size() > SKIPPED_SHOWN) {
            Print.line(testday, "  and " + (reading.skipped().size() - SKIPPED_SHOWN) + " more; --json lists all.");
        }
    }

    private static String count(int results) {
        return results == 0 ? "no result that can be imported" : results == 1 ? "1 result" : results + " results";
    }

    private static String row(Reading reading, Proposal each) {
        String machine = reading.machines().size() == 1
                ? ""
                : "  machine " + each.machine() + " (" + reading.machines().get(each.machine() - 1) + ")";
        return "%4d  %-12s %-9s %-26s %s%s"
                .formatted(
                        each.number(),
                        orQuestion(each.candidate()),
                        orQuestion(each.status()),
                        orQuestion(each.test()),
                        each.facets(),
                        machine)
                .stripTrailing();
    }

    private static String orQuestion(@Nullable Object value) {
        return value == null ? "?" : value.toString();
    }

    /** The words it rests on, and what is still to be said. */
    private static List<String> below(Proposal each) {
        List<String> lines = new ArrayList<>();
        lines.add(each.told());
        each.questions().forEach(question -> lines.add("? " + question.words()));
        return lines;
    }

    /** One sentence that lists the machines of a file. */
    static String machines(Reading reading) {
        StringBuilder sentence = new StringBuilder("The file tells of several machines; say which with --machine:");
        for (int i = 0; i < reading.machines().size(); i++) {
            sentence.append(i == 0 ? " " : ", ")
                    .append(i + 1)
                    .append(" is ")
                    .append(reading.machines().get(i));
        }
        return sentence.append('.').toString();
    }
}
