package org.xentestday.agent.evidence;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Symptom;

/**
 * Known failure signatures. Of several in a log the one that means the worst is reported, and of those that are as bad
 * the first: what comes after it is its consequence. Immutable.
 */
public final class Signatures {
    /** Said of a result of which some log lost lines. */
    public static final String INCOMPLETE = "The evidence is incomplete: lines are missing in the logs.";

    private static final int TEXT_CHARS = 300;

    private final List<Signature> catalogue;
    private final Literals literals;
    private final @Nullable Pattern device;

    private Signatures(List<Signature> catalogue, Literals literals, @Nullable Pattern device) {
        this.catalogue = List.copyOf(catalogue);
        this.literals = literals;
        this.device = device;
    }

    /** The catalogue that ships with this version. */
    public static Signatures shipped() {
        return of(Shipped.catalogue(), null);
    }

    private static Signatures of(List<Signature> catalogue, @Nullable Pattern device) {
        Literals literals = new Literals(
                catalogue.stream().flatMap(each -> each.has().stream()).toList());
        return new Signatures(catalogue, literals, device);
    }

    /** The same, where faults of that device, such as {@code 0000:03:00.0}, are failures of the test. */
    public Signatures about(String bdf) {
        String address = bdf.replaceFirst("^0{4}:", "");
        return new Signatures(
                catalogue, literals, Pattern.compile("(?<![\\w:])(?:0{4}:)?" + Pattern.quote(address) + "(?!\\w)"));
    }

    /** The cause in these lines, tagged by {@link Source} or not; empty if they hold no known signature. */
    public Optional<Sighting> first(List<String> lines) {
        Hit best = null;
        for (int i = 0; i < lines.size(); i++) {
            Hit hit = hit(lines, i);
            if (hit != null && (best == null || hit.means.outweighs(best.means))) {
                best = hit;
            }
        }
        return Optional.ofNullable(best).map(hit -> sighting(lines, hit));
    }

    /** Whether a device is under test. */
    public boolean aboutDevice() {
        return device != null;
    }

    /** The first fault of the device under test; empty if there is none, or no such device. */
    public Optional<Sighting> faultOfDevice(List<String> lines) {
        if (device == null) {
            return Optional.empty();
        }
        for (int i = 0; i < lines.size(); i++) {
            Hit hit = hit(lines, i);
            if (hit != null && hit.signature.faultOf(device, LogLine.of(lines.get(hit.at)))) {
                return Optional.of(sighting(lines, hit));
            }
        }
        return Optional.empty();
    }

    /** Whether the lines say of themselves that others are missing. */
    public boolean incomplete(List<String> lines) {
        return lines.stream().anyMatch(line -> {
            Signature found = find(line);
            return found != null && found.incomplete();
        });
    }

    /** What a person should know about that symptom. */
    public Optional<String> hint(String id) {
        return catalogue.stream()
                .filter(signature -> signature.id().equals(id))
                .flatMap(signature -> Optional.ofNullable(signature.hint()).stream())
                .findFirst();
    }

    List<Signature> catalogue() {
        return catalogue;
    }

    /** The same without one entry. */
    Signatures without(String id) {
        return of(
                catalogue.stream()
                        .filter(signature -> !signature.id().equals(id))
                        .toList(),
                device);
    }

    /** The first entry that the line shows. */
    @Nullable
    Signature find(String line) {
        if (!literals.anyIn(line)) {
            return null;
        }
        for (Signature signature : catalogue) {
            if (signature.mayBeIn(line) && signature.in(LogLine.of(line)).isPresent()) {
                return signature;
            }
        }
        return null;
    }

    private @Nullable Hit hit(List<String> lines, int at) {
        Signature found = find(lines.get(at));
        if (found == null || found.aftermath()) {
            return null;
        }
        Hit hit = new Hit(at, found, found.means(LogLine.of(lines.get(at)), device));
        Hit reason = found.next() == null || at + 1 == lines.size() ? null : hit(lines, at + 1);
        return reason != null && reason.means.weighsAs(hit.means) ? reason : hit; // "Panic on CPU 0:" says less
    }

    private static Sighting sighting(List<String> lines, Hit hit) {
        String text = Normal.of(words(lines, hit));
        String shortened =
                text.substring(0, Math.min(TEXT_CHARS, text.length())).strip();
        return new Sighting(new Symptom(hit.signature.id(), shortened), hit.means, Vicinity.around(lines, hit.at));
    }

    private static String words(List<String> lines, Hit hit) {
        LogLine line = LogLine.of(lines.get(hit.at));
        String shown = hit.signature.in(line).orElseThrow();
        String before = beside(lines, hit.at - 1, line, hit.signature.before());
        String next = beside(lines, hit.at + 1, line, hit.signature.next());
        return String.join(" ", List.of(before, shown, next)).strip();
    }

    private static String beside(List<String> lines, int at, LogLine line, @Nullable Pattern pattern) {
        if (pattern == null || at < 0 || at >= lines.size()) {
            return "";
        }
        LogLine other = LogLine.of(lines.get(at));
        Matcher matcher = pattern.matcher(other.text());
        return line.beside(other) && matcher.find() ? matcher.group() : "";
    }

    private record Hit(int at, Signature signature, Means means) {}
}
