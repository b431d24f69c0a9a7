package org.xentestday.collector.intake;

import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.event.Limits;

/**
 * Reads a batch line by line. A line is checked before the next one is read, so that a stranger's batch never takes
 * more memory than one line.
 */
@Singleton
@InRole(Role.INTAKE)
final class BatchReader {
    private final Door door;

    BatchReader(Door door) {
        this.door = door;
    }

    /** All lines that are not blank, each admitted or refused. Ends the request if there are none, or too many. */
    List<NumberedLine> read(InputStream body) throws IOException {
        List<NumberedLine> admissions = new ArrayList<>();
        Lines lines = new Lines(body, Sizes.EVENT);
        int number = 0;
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            number++;
            if (!line.blank()) {
                checkCount(admissions.size() + 1);
                admissions.add(new NumberedLine(number, admission(line)));
            }
        }
        if (admissions.isEmpty()) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "malformed", "The batch has no line.");
        }
        return admissions;
    }

    /** Whether the result on that line may enter. */
    Admission admission(Lines.Line line) {
        return door.result(() -> {
            Sizes.check(!line.tooLong());
            return Envelope.structured(line.bytes());
        });
    }

    private static void checkCount(int count) {
        if (count > Limits.BATCH) {
            throw ProblemException.of(
                    HttpStatus.REQUEST_ENTITY_TOO_LARGE,
                    "batch-too-large",
                    "A batch has at most " + Limits.BATCH + " results; nothing of this one was taken.");
        }
    }
}
