package org.xentestday.agent.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.xentestday.agent.embargo.Embargo;
import org.xentestday.agent.server.Receipt;
import org.xentestday.agent.spool.Summary;
import org.xentestday.agent.status.MyResult;
import org.xentestday.agent.status.Standing;
import org.xentestday.agent.status.Thanks;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Verdict;

/** What {@code testday status} prints. */
final class Rows {
    private static final int ID_DIGITS = 12;

    private Rows() {}

    /** One result and what became of it. */
    static String row(MyResult mine) {
        Summary result = mine.result();
        return "%s  %-11s %-9s %-28s %s  %s"
                .formatted(
                        result.id().substring(0, ID_DIGITS),
                        result.candidate(),
                        result.status(),
                        result.test(),
                        Print.bold(mine.state()),
                        fate(mine))
                .strip();
    }

    private static String fate(MyResult mine) {
        String why = mine.why();
        Instant bundled = mine.bundled();
        if (bundled != null) {
            return "bundled on " + bundled.atZone(ZoneOffset.UTC).toLocalDate();
        }
        return why != null
                ? why
                : Optional.ofNullable(mine.receipt())
                        .map(receipt -> words(receipt, mine.result().status()))
                        .orElse("");
    }

    private static String words(Receipt receipt, Status status) {
        Disposition disposition = receipt.disposition();
        Verdict verdict = receipt.verdict();
        if (verdict != null && status.evidence()) {
            String where = verdict.extent().isEmpty() ? "" : " on " + verdict.extent();
            return "counted in " + verdict.kind() + where + " (" + verdict.here() + " machines failing)";
        }
        return disposition == null ? Optional.ofNullable(receipt.stage()).orElse("") : disposition.sentence();
    }

    /** Numbers, and thanks. */
    static List<String> summary(Standing standing) {
        List<String> lines = new ArrayList<>();
        if (standing.known() == 0) {
            lines.add("No result was recorded on this machine yet: testday report files one.");
            return lines;
        }
        lines.add(standing.known() + (standing.known() == 1 ? " result" : " results") + " recorded: " + standing.sent()
                + " sent, " + standing.waiting() + " waiting, " + standing.refused() + " refused"
                + (standing.withheld() > 0 ? ", " + standing.withheld() + " withheld." : "."));
        lines.addAll(thanks(standing.thanks()));
        if (standing.withheld() > 0) {
            lines.add("What is withheld stays on this machine: tell " + Embargo.ADDRESS
                    + ", and let it go with testday send --release NAME when it may be known.");
        }
        if (standing.sent() > 0) {
            lines.add("Thank you: each of them makes the next Xen release a little more certain.");
        }
        return lines;
    }

    private static List<String> thanks(Thanks thanks) {
        List<String> lines = new ArrayList<>();
        if (thanks.decided() > 0) {
            lines.add("Of " + thanks.decided() + " listed here that are decided, " + thanks.counted() + " count.");
        }
        if (!thanks.findings().isEmpty()) {
            lines.add("They are part of " + named(thanks.findings(), part -> part.kind() + " of ") + ".");
        }
        if (!thanks.fixes().isEmpty()) {
            lines.add("They confirm the fix of " + named(thanks.fixes(), part -> "") + ".");
        }
        return lines;
    }

    private static String named(List<Thanks.Part> parts, Function<Thanks.Part, String> lead) {
        return parts.stream()
                .map(part -> lead.apply(part) + part.test() + " in " + part.candidate())
                .collect(Collectors.joining(", "));
    }

    /** What keeps the list from being the whole truth. */
    static List<String> troubles(Standing standing) {
        List<String> sentences = new ArrayList<>();
        if (standing.unreadable() > 0) {
            sentences.add("Damaged lines passed over on this disk: " + standing.unreadable() + ".");
        }
        Optional.ofNullable(standing.trouble()).ifPresent(sentences::add);
        return sentences;
    }
}
