package org.xentestday.standalone.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.xentestday.model.json.Json;
import org.xentestday.model.verdict.Verdict;

/** Verdicts for people: the newest candidate first, the most urgent first, each with its reasons. */
final class VerdictTable {
    private static final Comparator<Verdict> URGENT_FIRST = Comparator.comparing(Verdict::candidate)
            .reversed()
            .thenComparing(Verdict::kind)
            .thenComparing(Verdict::test);

    private VerdictTable() {}

    static String of(Collection<byte[]> bodies) throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        for (byte[] body : bodies) {
            verdicts.add(Json.read(body, Verdict.class));
        }
        verdicts.sort(URGENT_FIRST);
        StringBuilder text = new StringBuilder();
        for (Verdict verdict : verdicts) {
            text.append("%-13s %-14s %s%s, %s machines%s%n"
                    .formatted(
                            verdict.kind(),
                            verdict.candidate(),
                            verdict.test(),
                            verdict.extent().values().isEmpty() ? "" : " on " + verdict.extent(),
                            verdict.here(),
                            verdict.probability() == null ? "" : ", p=" + verdict.probability()));
            verdict.reasons()
                    .forEach(reason -> text.append("    ").append(reason).append(System.lineSeparator()));
        }
        return text.toString();
    }
}
