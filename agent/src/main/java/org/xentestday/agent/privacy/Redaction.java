package org.xentestday.agent.privacy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.evidence.Vicinity;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Symptom;

/**
 * Takes out of free text what identifies a person or a machine: MAC and IP addresses, UUIDs, mail addresses, names below
 * home, serial numbers that are called so, names of volumes, and the words it was given, such as the host's name. PCI
 * addresses, times and hexadecimal addresses stay.
 */
public final class Redaction {
    private static final int SHORTEST_WORD = 3;
    /** Host and user names that identify nobody, and that log lines are full of. */
    private static final Set<String> NAMES_OF_MANY = Set.of("root", "localhost", "dom0", "xen", "debian", "fedora");

    private static final int CODE_CHARS = 64;
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";

    private final List<Rule> rules = new ArrayList<>();

    /** Also takes out these words, in any case; words of one or two letters would hit too much. */
    public Redaction(List<String> words) {
        rule("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "<uuid>");
        rule("(?<![0-9a-f])[0-9a-f]{2}([:-])[0-9a-f]{2}(?:\\1[0-9a-f]{2}){4,}", "<mac>");
        rule("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+", "<mail>");
        rule("(?<!\\d)(?<!\\d\\.)(?:" + OCTET + "\\.){3}" + OCTET + "(?!\\d)(?!\\.\\d)", "<ip>");
        rule("(?<!\\w)(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}(?!\\w)(?!:[0-9a-f])", "<ip>");
        rule("(?<!\\w)(?:[0-9a-f]{1,4}:){1,7}:(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*)?(?!\\w)(?!:[0-9a-f])", "<ip>");
        rule("([/\\\\](?:home|Users)[/\\\\])[^\\s/\\\\\"']+", "$1<user>");
        rule("(serial ?(?:number|no\\.?)|s/n|wwn)(\\s*[:=#]\\s*|\\s+)(?=\\S*\\d)[\\w.-]{4,}", "$1$2<serial>");
        rule("\\b((?:naa|eui|t10)\\.|wwn-0x)[0-9a-f]{8,}", "$1<serial>");
        rule("(/dev/mapper/|/dev/disk/by-[a-z]+/)[^\\s,;:\"']+", "$1<name>");
        rule("\\b((?:PART)?(?:UUID|LABEL)=|rd\\.lvm\\.[a-z]+=)[^\\s,;\"']+", "$1<name>");
        for (String word : withFirstLabels(words)) {
            if (word.length() >= SHORTEST_WORD && !NAMES_OF_MANY.contains(word.toLowerCase(Locale.ROOT))) {
                rule("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])(?:\\.[\\w-]+)*", "<name>");
            }
        }
    }

    /** A host that knows itself by its whole name is called by its first part in most lines. */
    private static Set<String> withFirstLabels(List<String> words) {
        Set<String> all = new LinkedHashSet<>(words);
        words.forEach(word -> all.add(word.replaceFirst("\\..*", "")));
        return all;
    }

    /** The text without them. */
    public String of(String text) {
        String clean = text;
        for (Rule rule : rules) {
            clean = rule.pattern.matcher(clean).replaceAll(rule.replacement);
        }
        return clean;
    }

    /** The result with all its free text so. */
    public Result of(Result result) {
        return new Result(
                result.plan(),
                result.release(),
                result.machine(),
                result.boot(),
                result.test(),
                result.testVersion(),
                result.attempt(),
                result.build(),
                result.status(),
                nullable(result.wentWrong()),
                code(result.reason()),
                nullable(result.lastStep()),
                symptom(result.symptom()),
                Vicinity.limited(all(result.excerpt())),
                result.facets(),
                result.startedAt(),
                result.durationMillis(),
                all(result.workarounds()),
                all(result.warnings()),
                result.measures());
    }

    /** What is left of the words that say why; where they are a code already, its hyphens stand for spaces. */
    private @Nullable String code(@Nullable String reason) {
        if (reason == null) {
            return null;
        }
        String words = of(of(reason).replace('-', ' ')).toLowerCase(Locale.ROOT);
        String code = words.replaceAll("[^a-z0-9]+", " ").strip().replace(' ', '-');
        String cut = code.substring(0, Math.min(code.length(), CODE_CHARS)).replaceFirst("-$", "");
        return cut.isEmpty() ? null : cut;
    }

    private @Nullable Symptom symptom(@Nullable Symptom symptom) {
        return symptom == null ? null : new Symptom(symptom.id(), of(symptom.text()));
    }

    private @Nullable String nullable(@Nullable String text) {
        return text == null ? null : of(text);
    }

    private List<String> all(List<String> lines) {
        return lines.stream().map(this::of).toList();
    }

    private void rule(String regex, String replacement) {
        rules.add(new Rule(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), replacement));
    }

    private record Rule(Pattern pattern, String replacement) {}
}
