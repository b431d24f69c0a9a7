package org.xentestday.agent.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.json.Json;

/** Proposals as a file that a person completes and gives back: JSON. What the person must say is null there. */
public final class ProposalFile {
    private static final Pattern FIRST = Pattern.compile("\\A\\s*\\{\\s*\"testday-proposal\"\\s*:");
    private static final ObjectMapper MAPPER = mapper();

    private ProposalFile() {}

    static boolean recognises(String text) {
        return FIRST.matcher(text).find();
    }

    /** The reading as a file, with each question below the words of the result that it is about. */
    public static String print(Reading reading) {
        ObjectNode tree = MAPPER.valueToTree(Kept.of(reading));
        int place = 0;
        for (Proposal each : reading.results()) {
            ObjectNode result = (ObjectNode) tree.withArray("results").get(place++);
            each.questions().forEach(question -> result.putNull(question.line()));
        }
        try {
            return MAPPER.writeValueAsString(tree) + "\n";
        } catch (JacksonException e) {
            throw new IllegalStateException("a proposal can be written", e);
        }
    }

    static Reading read(Source source) {
        try {
            Kept kept = MAPPER.readValue(source.text(), Kept.class);
            if (kept == null || kept.version != Kept.VERSION || kept.source == null || kept.format == null) {
                throw source.wrong("this is no proposal of this version of testday.");
            }
            return checked(source, kept.reading(kept.format, kept.source));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            String why = Plain.line(Optional.ofNullable(e.getOriginalMessage()).orElse("not JSON"), 160)
                    .replaceFirst("\\.$", "");
            throw source.wrong(line, "this proposal cannot be read: " + why + ".");
        }
    }

    private static Reading checked(Source source, Reading reading) {
        long numbers =
                reading.results().stream().mapToInt(Proposal::number).distinct().count();
        for (Proposal each : reading.results()) {
            String test = each.test();
            if (each.number() < 1
                    || each.number() > 9_999
                    || numbers < reading.results().size()) {
                throw source.wrong("each result needs a number of its own, from 1 to 9999.");
            }
            if (test != null && !TestNames.known(test)) {
                throw source.wrong(
                        lineOf(source, "\"" + test + "\""), "there is no test " + test + " in the catalogue.");
            }
        }
        return reading.with(reading.results().stream()
                .map(each -> Draft.of(each).proposal(each.number()))
                .toList());
    }

    private static int lineOf(Source source, String word) {
        List<String> lines = source.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(word)) {
                return i + 1;
            }
        }
        return 1;
    }

    private static ObjectMapper mapper() {
        return Json.mapper()
                .setPropertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(SerializationFeature.INDENT_OUTPUT);
    }

    /** The file's form. */
    private record Kept(
            @JsonProperty("testday-proposal") int version,
            List<String> how,
            @Nullable FileForm format,
            @Nullable String source,
            List<String> machines,
            List<Proposal> results,
            List<String> skipped,
            List<String> remarks) {
        private static final int VERSION = 1;
        private static final List<String> HOW = List.of(
                "Replace each null by what you know, and remove the results that you do not want to report.",
                "Then: testday import THIS-FILE",
                "A status is one of " + Question.statuses() + ".",
                "A failure needs went-wrong: what went wrong, in one sentence.");

        static Kept of(Reading reading) {
            return new Kept(
                    VERSION,
                    HOW,
                    reading.format(),
                    reading.source(),
                    reading.machines(),
                    reading.results(),
                    reading.skipped(),
                    reading.remarks());
        }

        Reading reading(FileForm form, String digest) {
            return new Reading(form, digest, machines, results, skipped, remarks);
        }
    }
}
