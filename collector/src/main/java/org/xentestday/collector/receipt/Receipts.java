package org.xentestday.collector.receipt;

import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xentestday.collector.access.Caller;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.registry.Registry;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.plan.Enrolment;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Verdict;

/** Writes receipts from what the source knows. Where there is no source in this process, it says so. */
@Singleton
@InRole(Role.INTAKE)
final class Receipts {
    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);

    private final @Nullable ReceiptSource source;
    private final Registry registry;

    Receipts(@Nullable ReceiptSource source, Registry registry) {
        this.source = source;
        this.registry = registry;
    }

    /** The receipt of that id, if it is the caller's to see. */
    Receipt of(String id, Caller caller) {
        if (source == null) {
            throw away("No index is switched on in this process.");
        }
        try {
            return lookUp(source, id, caller);
        } catch (ReceiptsAwayException e) {
            LOG.atWarn().addKeyValue("cause", String.valueOf(e.getCause())).log("receipt not looked up");
            throw away("The index does not answer; results are safe in the log meanwhile.");
        }
    }

    private Receipt lookUp(ReceiptSource known, String id, Caller caller) {
        Optional<Disposition> disposition = known.disposition(id);
        Optional<String> machine = disposition.isPresent()
                ? Optional.ofNullable(disposition.get().machine())
                : Optional.of(known.machine(id).orElseThrow(Receipts::unknown));
        if (!mayRead(caller, machine)) {
            throw unknown(); // who asks for another's is told no more than who guesses
        }
        if (disposition.isEmpty()) {
            return Receipt.accepted(id);
        }
        Verdict verdict = Optional.ofNullable(disposition.get().verdict())
                .flatMap(known::verdict)
                .orElse(null);
        return Receipt.decided(disposition.get(), verdict);
    }

    /** What no enrolled machine could have sent is nobody's secret: whoever has its id may learn why it was refused. */
    private boolean mayRead(Caller caller, Optional<String> machine) {
        return switch (caller) {
            case Caller.Organiser _ -> true;
            case Caller.Reader _ -> false;
            case Caller.Tester(String tester, String _) -> {
                List<Enrolment> keys = machine.map(registry::keysOf).orElse(List.of());
                yield keys.isEmpty()
                        || keys.stream().anyMatch(key -> key.tester().equals(tester));
            }
        };
    }

    private static ProblemException unknown() {
        return ProblemException.of(
                HttpStatus.NOT_FOUND,
                "unknown-result",
                "No result of yours has this id. One that was just accepted is known within seconds.");
    }

    private static ProblemException away(String detail) {
        return ProblemException.away("index-away", detail, Duration.ofSeconds(10));
    }
}
