package org.xentestday.collector.receipt;

import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Verdict;

/** Writes receipts from what the source knows. Where there is no source in this process, it says so. */
@Singleton
@InRole(Role.INTAKE)
final class Receipts {
    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);

    private final @Nullable ReceiptSource source;
    private final Accepted accepted;

    Receipts(@Nullable ReceiptSource source, Accepted accepted) {
        this.source = source;
        this.accepted = accepted;
    }

    Receipt of(String id) {
        if (source == null) {
            throw away("No index is switched on in this process.");
        }
        try {
            return lookUp(source, id);
        } catch (ReceiptsAwayException e) {
            LOG.atWarn().addKeyValue("cause", String.valueOf(e.getCause())).log("receipt not looked up");
            if (accepted.recently(id)) {
                return Receipt.accepted(id);
            }
            throw away("The index does not answer; results are safe in the log meanwhile.");
        }
    }

    private Receipt lookUp(ReceiptSource source, String id) {
        Optional<Disposition> disposition = source.disposition(id);
        if (disposition.isPresent()) {
            Verdict verdict = Optional.ofNullable(disposition.get().verdict())
                    .flatMap(source::verdict)
                    .orElse(null);
            return Receipt.decided(disposition.get(), verdict);
        }
        if (source.known(id)) {
            return Receipt.indexed(id);
        }
        if (accepted.recently(id)) {
            return Receipt.accepted(id);
        }
        Optional<Receipt.Rejection> rejection = source.rejection(id);
        if (rejection.isPresent()) {
            return Receipt.rejected(id, rejection.get());
        }
        throw ProblemException.of(
                HttpStatus.NOT_FOUND,
                "unknown-result",
                "No result of this id is known. One that was just accepted is known within seconds.");
    }

    private static ProblemException away(String detail) {
        return ProblemException.away("index-away", detail, Duration.ofSeconds(10));
    }
}
