package org.xentestday.collector.intake;

import java.io.IOException;
import java.io.InputStream;
import org.xentestday.collector.problem.BodyFault;
import org.xentestday.model.event.Limits;
import org.xentestday.model.event.RejectReason;
import org.xentestday.model.event.RejectedException;

/** How much of a request is read. It follows from the contract's limits; nothing is parsed before it is known. */
final class Sizes {
    /** Bytes of one event with its attributes, as a request or as a line of a batch. */
    static final int EVENT = Limits.RESULT_BYTES + 4 * 1024;

    private Sizes() {}

    /** The whole body of a request of one event, or a rejection after its first bytes too many. */
    static byte[] read(InputStream body) throws RejectedException {
        try {
            byte[] bytes = body.readNBytes(EVENT + 1);
            check(bytes.length <= EVENT);
            return bytes;
        } catch (IOException e) {
            throw BodyFault.of(e);
        }
    }

    /** Rejects an event that is not within its size. */
    static void check(boolean within) throws RejectedException {
        if (!within) {
            throw new RejectedException(RejectReason.TOO_LARGE, "more than " + EVENT + " bytes with its attributes");
        }
    }
}
