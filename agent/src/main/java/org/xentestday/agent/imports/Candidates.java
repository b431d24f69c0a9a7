package org.xentestday.agent.imports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xentestday.model.result.Candidate;

/** Finds which candidate of Xen a report is about. Kernels have release candidates, too: those are not meant. */
final class Candidates {
    private static final Pattern BOTH =
            Pattern.compile("(?i)(?<![\\w.])(\\d{1,2}\\.\\d{1,2})(?:\\.(\\d{1,2}))?[ .-]*rc[ .-]?(\\d{1,2})(?!\\d)");
    private static final Pattern VERSION = Pattern.compile(
            "(?i)\\bxen(?: project)?(?: hypervisor)?[ :-]*v?(\\d{1,2}\\.\\d{1,2})(?:\\.(\\d{1,2}))?(?![\\d.]*\\d)");
    private static final Pattern RC = Pattern.compile("(?i)(?<![\\d.-])\\brc[ -]?(\\d{1,2})\\b");
    private static final Pattern KERNEL = Pattern.compile("(?i)\\b(linux|kernel|qemu|dom0 kernel)\\b");

    private Candidates() {}

    /** The one that the subject and the lines name; empty where they name none, or two. */
    static Optional<Candidate> in(String subject, List<String> lines) {
        Set<Candidate> named = new TreeSet<>();
        Set<String> versions = new TreeSet<>();
        Set<String> numbers = new TreeSet<>();
        collect(subject, named, versions, numbers);
        lines.forEach(line -> collect(line, named, versions, numbers));
        if (named.isEmpty() && versions.size() == 1 && numbers.size() == 1) {
            return candidate(versions.iterator().next(), numbers.iterator().next());
        }
        return named.size() == 1 ? Optional.of(named.iterator().next()) : Optional.empty();
    }

    private static void collect(String line, Set<Candidate> named, Set<String> versions, Set<String> numbers) {
        String text = xenOnly(line);
        Matcher both = BOTH.matcher(text);
        while (both.find()) {
            candidate(release(both.group(1), both.group(2)), both.group(3)).ifPresent(named::add);
        }
        Matcher version = VERSION.matcher(text);
        while (version.find()) {
            versions.add(release(version.group(1), version.group(2)));
        }
        Matcher number = RC.matcher(text);
        while (number.find()) {
            numbers.add(number.group(1));
        }
    }

    /** What stands before a word that names another program, and after it where Xen is named again. */
    private static String xenOnly(String line) {
        Matcher kernel = KERNEL.matcher(line);
        if (!kernel.find()) {
            return line;
        }
        int again = line.toLowerCase(Locale.ROOT).indexOf("xen", kernel.end());
        return line.substring(0, kernel.start()) + (again < 0 ? "" : " " + line.substring(again));
    }

    private static String release(String minor, String patch) {
        return minor + "." + (patch == null ? "0" : patch);
    }

    private static Optional<Candidate> candidate(String release, String number) {
        try {
            return Optional.of(new Candidate(release, "rc" + Integer.parseInt(number)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The release candidate of that release which a sentence names, if it names exactly one. */
    static Optional<Candidate> other(String sentence, Candidate than) {
        Set<String> numbers = new TreeSet<>();
        Matcher number = RC.matcher(xenOnly(sentence));
        while (number.find()) {
            numbers.add(number.group(1));
        }
        return numbers.size() == 1
                ? candidate(than.release(), numbers.iterator().next()).filter(each -> !each.equals(than))
                : Optional.empty();
    }
}
