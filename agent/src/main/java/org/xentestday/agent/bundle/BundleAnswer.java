package org.xentestday.agent.bundle;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.disk.PrivateFile;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.identity.Membership;
import org.xentestday.agent.server.Receipt;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Plan;

/**
 * What a server said about a bundle, for the machine that made it.
 *
 * @param answer version of the format
 * @param machine pseudonym of that machine
 * @param membership of that machine, without secrets, if it was enrolled on this occasion
 * @param outcomes of results the server took or refused
 * @param receipts what it knows about the newest of them
 * @param plans the TestDays it told
 */
public record BundleAnswer(
        int answer,
        String machine,
        @Nullable Membership membership,
        List<Delivered> outcomes,
        List<Receipt> receipts,
        List<Plan> plans) {
    static final int VERSION = 1;
    private static final long MAX_BYTES = 16L << 20;

    public BundleAnswer {
        outcomes = List.copyOf(outcomes);
        receipts = List.copyOf(receipts);
        plans = List.copyOf(plans);
    }

    /** The file beside a bundle. */
    public static Path beside(Path bundle) {
        return bundle.resolveSibling(bundle.getFileName() + ".answer");
    }

    /** Reads it, or says in a sentence that it is none. */
    public static BundleAnswer read(Path file) throws IOException {
        try {
            BundleAnswer read =
                    Files.size(file) > MAX_BYTES ? null : Json.read(Files.readAllBytes(file), BundleAnswer.class);
            if (read != null && read.answer == VERSION) {
                return read;
            }
        } catch (JacksonException | NullPointerException e) {
            throw new AgentException(Exit.DATA, none(file), e);
        }
        throw new AgentException(Exit.DATA, none(file));
    }

    /** This answer, with what an earlier one said of what this one is silent about. */
    BundleAnswer after(BundleAnswer earlier) {
        Set<String> told = outcomes.stream().map(Delivered::id).collect(Collectors.toSet());
        Set<String> known = receipts.stream().map(Receipt::id).collect(Collectors.toSet());
        return new BundleAnswer(
                answer,
                machine,
                membership,
                Stream.concat(
                                earlier.outcomes.stream().filter(before -> !told.contains(before.id())),
                                outcomes.stream())
                        .toList(),
                Stream.concat(
                                earlier.receipts.stream().filter(before -> !known.contains(before.id())),
                                receipts.stream())
                        .toList(),
                plans.isEmpty() ? earlier.plans : plans);
    }

    private static String none(Path file) {
        return file + " is no whole answer to a bundle: copy it again, or run testday send --bundle again.";
    }

    /** Writes it as a whole or not at all. */
    public void write(Path file) throws IOException {
        PrivateFile.write(file.toAbsolutePath(), Json.write(this));
    }
}
