package org.xentestday.agent.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.xentestday.agent.probe.Host;
import org.xentestday.agent.xl.Domain;

/**
 * Guests of the tester's own that run beside a test. What the hypervisor's log says of them is private, and says nothing
 * about the test.
 *
 * @param ids numbers of their domains
 */
record Bystanders(Set<String> ids) {
    private static final String XEN = Pattern.quote(Source.XEN.tag("")) + "\\s*";
    /** A guest whose words the hypervisor passes on. */
    private static final Pattern SPEAKER = Pattern.compile(XEN + "\\(d(\\d+)(?:v\\d+)?\\)");
    /** The guest that a line of the hypervisor's begins with, after the time and the place in its source. */
    private static final Pattern SUBJECT =
            Pattern.compile(XEN + "\\(XEN\\)\\s*(?:\\[[^\\]]*\\]\\s*)?(?:[\\w./-]+\\.c:\\d+:)?(?:\\*{3} Dumping )?"
                    + "(?:(?:HVM )?d|HVM|Dom|Domain )(\\d+)(?=v\\d|\\b)");

    private static final String NEXT_SAYS_WHO = "domain_crash";

    Bystanders {
        ids = Set.copyOf(ids);
    }

    /** Those that the toolstack lists now; none where it does not answer. One without a name may be ours, going away. */
    static Bystanders of(Host host) {
        return new Bystanders(Domain.all(host.run("xl", "list").orElse("")).stream()
                .filter(domain -> domain.id() != 0)
                .filter(domain -> !Logs.ours(domain.name()) && !domain.name().equals(Domain.NAMELESS))
                .map(domain -> Integer.toString(domain.id()))
                .collect(Collectors.toSet()));
    }

    /** Those and the others. */
    Bystanders and(Bystanders others) {
        Set<String> all = new HashSet<>(ids);
        all.addAll(others.ids);
        return new Bystanders(all);
    }

    /** The tagged lines that are not about any of them. */
    List<String> without(List<String> lines) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String told = lines.get(i).contains(NEXT_SAYS_WHO) && i + 1 < lines.size() ? lines.get(i + 1) : "";
            if (!about(lines.get(i)) && !about(told)) {
                kept.add(lines.get(i));
            }
        }
        return kept;
    }

    /** The tagged lines in which no guest speaks, whoever's it was. */
    static List<String> withoutWords(List<String> lines) {
        return lines.stream().filter(line -> !speaks(line)).toList();
    }

    private static boolean speaks(String line) {
        String id = id(SPEAKER, line);
        return !id.isEmpty() && !id.equals("0");
    }

    private boolean about(String line) {
        return ids.contains(id(SPEAKER, line)) || ids.contains(id(SUBJECT, line));
    }

    /** Empty where the line does not begin so. */
    private static String id(Pattern beginning, String line) {
        Matcher matcher = beginning.matcher(line);
        return matcher.lookingAt() ? matcher.group(1) : "";
    }
}
