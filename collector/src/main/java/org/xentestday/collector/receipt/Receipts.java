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
    private final Accepted accepted;

    Receipts(@Nullable ReceiptSource source, Registry registry, Accepted accepted) {
        this.source = source;
        this.registry = registry;
        this.accepted = accepted;
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
            if (accepted.recently(id)) {
                return Receipt.accepted(id);
            }
            throw away("The index does not answer; results are safe in the log meanwhile.");
        }
    }

    private Receipt lookUp(ReceiptSource known, String id, Caller caller) {
        Optional<Disposition> disposition = known.disposition(id);
        if (disposition.isPresent()) {
            requireOwn(caller, Optional.ofNullable(disposition.get().machine()));
            Verdict verdict = Optional.ofNullable(disposition.get().verdict())
                    .flatMap(known::verdict)
                    .orElse(null);
            return Receipt.decided(disposition.get(), verdict);
        }
        Optional<String> machine = known.machine(id);
        if (machine.isPresent()) {
            requireOwn(caller, machine);
            return Receipt.indexed(id);
        }
        if (accepted.recently(id)) {
            return Receipt.accepted(id);
        }
        return Receipt.rejected(id, known.rejection(id).orElseThrow(Receipts::unknown));
    }

    /** Who asks for another's is told no more than who guesses. */
    private void requireOwn(Caller caller, Optional<String> machine) {
        if (!mayRead(caller, machine)) {
            throw unknown();
        }
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
