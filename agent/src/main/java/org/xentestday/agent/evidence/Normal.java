package org.xentestday.agent.evidence;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of a line what differs from machine to machine and from run to run, so that the same failure reads the same:
 * times, domain ids, processors, PCI addresses, memory addresses, process ids, line numbers, counts. Dom0 stays dom0: it
 * is the same everywhere. Pure; doing it again changes nothing.
 */
final class Normal {
    /** None puts a digit in or makes a line longer without taking digits out, so that repeating them comes to an end. */
    private static final List<Rule> RULES = List.of(
            new Rule("\\s+", " "),
            new Rule("(?<![\\w:.])(?:[0-9a-fA-F]{1,4}:)?[0-9a-fA-F]{1,2}:[0-9a-fA-F]{1,2}\\.[0-7](?![\\w.])", "<BDF>"),
            new Rule("\\b0x[0-9a-fA-F]+", "<hex>"),
            new Rule("\\b(addr(?:ess)?|is|expected|size) (?=[0-9a-f]*\\d)[0-9a-f]+\\b", "$1 <hex>"),
            new Rule("\\b(?=[0-9a-fA-F]*\\d)[0-9a-fA-F]{6,}\\b", "<hex>"),
            new Rule("[^\\s:'\"]*/(?=(?:arch|common|drivers|include|lib|xsm|crypto|tools)/[\\w./+-]+\\.[chS]\\b)", ""),
            new Rule("(\\.[chS]):\\d+", "$1:<line>"),
            new Rule("\\b(pid[ =:]?)\\d+", "$1<pid>"),
            new Rule("(\\w)\\[\\d+\\](?=:)", "$1[<pid>]"),
            new Rule("(?i)\\b(d|dom|domain ?|domid[ =:]*)(?!0\\b|0v)\\d+(?=\\b|v\\d)", "$1<n>"),
            new Rule("\\b(d0|d<n>)v\\d+\\b", "$1v<n>"),
            new Rule("\\b(vif|vbd|tap|vkbd)-?\\d+[.-]\\d+", "$1<n>"),
            new Rule("(?i)\\b(v?cpu ?#?)\\d+", "$1<n>"),
            new Rule("\\bI/O tag \\d+ \\([0-9a-f]+\\)", "I/O <n>"),
            new Rule("\\b(nvme|irq |I/O |QID |eth|apic)\\d+", "$1<n>"),
            new Rule("\\bpci dev [0-9a-f]{1,2}:[0-7]\\b", "pci dev <BDF>"),
            new Rule("\\b(offset|size|len|length|port|domain/)(: ?| |=|)\\d+", "$1$2<n>"),
            new Rule("\\b\\d+ (messages|pages)\\b", "<n> $1"));

    private Normal() {}

    /** The text by which failures are grouped. */
    static String of(String line) {
        String before;
        String text = Plain.of(line);
        do {
            before = text;
            text = Prefixes.strip(text);
            for (Rule rule : RULES) {
                text = rule.pattern.matcher(text).replaceAll(rule.replacement);
            }
        } while (!text.equals(before));
        return text;
    }

    private record Rule(Pattern pattern, String replacement) {
        Rule(String regex, String replacement) {
            this(Pattern.compile(regex), replacement);
        }
    }
}
