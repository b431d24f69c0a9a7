package org.xentestday.collector.intake;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.problem.BodyFault;
import org.xentestday.collector.problem.Problem;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.event.Limits;
import org.xentestday.model.json.Hashes;
import org.xentestday.model.json.Json;

/**
 * Takes a bundle in: the file that an agent without network writes, packed lines of which the first is a header. What
 * can be read of a damaged one is taken, as much at once as a batch may have.
 */
@Singleton
@InRole(Role.INTAKE)
final class BundleIntake {
    private static final int VERSION = 1;
    private static final int MOST_RESULTS = 10_000;
    private static final long MOST_BYTES = 128L << 20;

    private final BatchReader reader;
    private final Intake intake;

    BundleIntake(BatchReader reader, Intake intake) {
        this.reader = reader;
        this.intake = intake;
    }

    /**
     * What became of a bundle.
     *
     * @param outcomes one a line after the header, counting from 1 with it
     * @param fault what is wrong with the file; null if it came whole
     */
    record Delivery(List<LineOutcome> outcomes, @Nullable Problem fault) {
        boolean all() {
            return fault == null && outcomes.stream().allMatch(outcome -> outcome.problem() == null);
        }
    }

    /** Takes all that can be taken; ends the request if that is nothing for a reason that passes, or it is no bundle. */
    Delivery take(InputStream body) {
        List<LineOutcome> outcomes = new ArrayList<>();
        try {
            Lines lines = new Lines(new Unpacked(body, MOST_BYTES), Sizes.EVENT);
            JsonNode header = header(lines.next());
            MessageDigest sum = Hashes.newSha256();
            List<NumberedLine> group = group(lines, 1, sum);
            while (!group.isEmpty()) {
                outcomes.addAll(intake.take(group));
                group = group(lines, 1 + outcomes.size(), sum);
            }
            return new Delivery(outcomes, fault(header, outcomes.size(), sum));
        } catch (ProblemException e) {
            return cut(outcomes, e);
        } catch (ZipException | EOFException e) {
            return cut(outcomes, damaged());
        } catch (Unpacked.TooMuch e) {
            return cut(outcomes, tooLarge("A bundle has at most " + MOST_BYTES + " bytes when it is unpacked."));
        } catch (IOException e) {
            return cut(outcomes, BodyFault.of(e));
        }
    }

    private static Delivery cut(List<LineOutcome> outcomes, ProblemException end) {
        if (outcomes.isEmpty()) {
            throw end;
        }
        return new Delivery(outcomes, end.problem());
    }

    private static JsonNode header(Lines.@Nullable Line line) throws IOException {
        try {
            JsonNode header = line == null ? null : Json.tree(line.bytes());
            if (header != null && header.path("bundle").asInt() == VERSION) {
                if (header.path("count").asInt() > MOST_RESULTS) {
                    throw tooLarge("A bundle has at most " + MOST_RESULTS + " results; nothing of this one was taken.");
                }
                return header;
            }
        } catch (JacksonException e) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "malformed", "The first line is no header of a bundle.");
        }
        throw ProblemException.of(HttpStatus.BAD_REQUEST, "malformed", "This is no bundle of version " + VERSION + ".");
    }

    private List<NumberedLine> group(Lines lines, int before, MessageDigest sum) throws IOException {
        List<NumberedLine> group = new ArrayList<>();
        while (group.size() < Limits.BATCH) {
            Lines.Line line = lines.next();
            if (line == null) {
                break;
            }
            if (before + group.size() > MOST_RESULTS) {
                throw tooLarge("There are more results in it than a bundle may have.");
            }
            sum.update(line.bytes());
            sum.update((byte) '\n');
            group.add(new NumberedLine(before + group.size() + 1, reader.admission(line)));
        }
        return group;
    }

    private static @Nullable Problem fault(JsonNode header, int read, MessageDigest sum) {
        boolean whole = header.path("count").asInt() == read
                && header.path("sha256").asText().equals(HexFormat.of().formatHex(sum.digest()));
        return whole ? null : damaged().problem();
    }

    private static ProblemException damaged() {
        return ProblemException.of(
                HttpStatus.BAD_REQUEST, "malformed", "The bundle is cut off or damaged; what could be read was taken.");
    }

    private static ProblemException tooLarge(String detail) {
        return ProblemException.of(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "batch-too-large", detail);
    }
}
