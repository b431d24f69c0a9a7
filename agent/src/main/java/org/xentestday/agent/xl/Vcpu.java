package org.xentestday.agent.xl;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A row of {@code xl vcpu-list}.
 *
 * @param number of the virtual processor
 * @param cpu the physical processor it last ran on; -1 if it is offline
 * @param online whether the hypervisor would run it
 */
public record Vcpu(int number, int cpu, boolean online) {
    private static final Pattern ROW = Pattern.compile("\\S.*?\\s+\\d+\\s+(\\d+)\\s+(\\d+|-)\\s+(\\S{3})\\s.*");

    /** All rows that can be read. */
    public static List<Vcpu> all(String text) {
        return text.lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(Vcpu::row)
                .toList();
    }

    /** Those that are online. */
    public static Stream<Vcpu> online(String text) {
        return all(text).stream().filter(Vcpu::online);
    }

    private static Vcpu row(Matcher row) {
        int cpu = row.group(2).equals("-") ? -1 : Integer.parseInt(row.group(2));
        return new Vcpu(Integer.parseInt(row.group(1)), cpu, !row.group(3).endsWith("p"));
    }
}
