package org.xentestday.agent.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.xentestday.agent.server.Receipt;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

/**
 * What this machine's results did for the release.
 *
 * @param decided results of which the server says what became of them
 * @param counted those of them that count
 * @param findings that they are part of
 * @param fixes that they confirm: something failed before, and passes here now
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Thanks(int decided, int counted, List<Part> findings, List<Part> fixes) {
    /** Nothing is known yet. */
    public static final Thanks NONE = new Thanks(0, 0, List.of(), List.of());

    public Thanks {
        findings = List.copyOf(findings);
        fixes = List.copyOf(fixes);
    }

    /**
     * A verdict that results of this machine are part of.
     *
     * @param test id in the catalogue
     * @param candidate it is about
     * @param kind of the verdict
     */
    public record Part(String test, Candidate candidate, VerdictKind kind) {}

    static Thanks of(List<MyResult> results) {
        List<Receipt> receipts = results.stream()
                .map(MyResult::receipt)
                .filter(Objects::nonNull)
                .filter(receipt -> receipt.disposition() != null)
                .toList();
        return new Thanks(
                receipts.size(),
                (int) receipts.stream().filter(Thanks::counts).count(),
                parts(results, mine -> mine.result().status().evidence(), VerdictKind::finding),
                parts(results, mine -> mine.result().status() == Status.PASS, kind -> kind == VerdictKind.FIXED));
    }

    private static boolean counts(Receipt receipt) {
        Disposition disposition = receipt.disposition();
        return disposition != null && disposition.kind() == Disposition.Kind.COUNTED;
    }

    private static List<Part> parts(List<MyResult> results, Predicate<MyResult> which, Predicate<VerdictKind> kinds) {
        return results.stream()
                .filter(which)
                .map(MyResult::receipt)
                .filter(receipt -> receipt != null && counts(receipt))
                .map(Receipt::verdict)
                .filter(Objects::nonNull)
                .filter(verdict -> kinds.test(verdict.kind()))
                .map(Thanks::part)
                .distinct()
                .toList();
    }

    private static Part part(Verdict verdict) {
        return new Part(verdict.test(), verdict.candidate(), verdict.kind());
    }
}
