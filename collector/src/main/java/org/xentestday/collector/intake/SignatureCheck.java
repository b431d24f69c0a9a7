package org.xentestday.collector.intake;

import java.util.Optional;
import org.xentestday.collector.registry.Enrolled;
import org.xentestday.collector.registry.Registry;
import org.xentestday.model.event.Event;
import org.xentestday.model.plan.Enrolment;
import org.xentestday.model.sign.Doubt;
import org.xentestday.model.sign.Signature;
import org.xentestday.model.sign.Signing;

/** Asks whether the machine that an event speaks of really signed it. */
final class SignatureCheck {
    private final Registry registry;

    SignatureCheck(Registry registry) {
        this.registry = registry;
    }

    /** What speaks against it, if anything. */
    Optional<Doubt> doubt(Event event, String machine) {
        Signature signature = event.signature();
        if (signature == null) {
            return Optional.of(Doubt.UNSIGNED);
        }
        Optional<Enrolled> signer = registry.key(signature.kid());
        if (signer.isEmpty()) {
            return Optional.of(Doubt.NOT_ENROLLED);
        }
        if (!Signing.verify(event, signer.get().publicKey())) {
            return Optional.of(Doubt.WRONG_SIGNATURE);
        }
        Enrolment enrolment = signer.get().enrolment();
        if (enrolment.revokedAt() != null) {
            return Optional.of(Doubt.REVOKED);
        }
        return enrolment.machine().equals(machine) ? Optional.empty() : Optional.of(Doubt.WRONG_MACHINE);
    }
}
