package org.xentestday.agent;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.xentestday.agent.bundle.BundleAnswer;
import org.xentestday.agent.disk.PrivateFile;
import org.xentestday.agent.disk.StateDirectory;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.plan.Planned;
import org.xentestday.agent.server.Receipt;
import org.xentestday.agent.server.Server;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Plan;

/** What a server told, kept on disk for when it cannot be reached. Only copies: damaged ones are as good as none. */
final class Kept {
    /** Receipts that are kept, the newest. */
    private static final int RECEIPTS = 1_000;

    private final Path plans;
    private final Path receipts;
    private final Clock clock;

    Kept(StateDirectory directory, Clock clock) {
        this.clock = clock;
        this.plans = directory.file("plans.json");
        this.receipts = directory.file("receipts.json");
    }

    /** TestDays from the server; from the disk if it does not answer; its refusal if the disk has none either. */
    List<Plan> plans(Server server) throws IOException {
        try {
            return planned(server).plans();
        } catch (AgentException e) {
            List<Plan> kept = planned().plans();
            if (kept.isEmpty()) {
                throw e;
            }
            return kept;
        }
    }

    /** TestDays from the server. */
    Planned planned(Server server) throws IOException {
        return keep(server.plans());
    }

    /** TestDays from the disk. */
    Planned planned() throws IOException {
        return read(plans, Planned.class, Planned.NONE);
    }

    private Planned keep(List<Plan> told) throws IOException {
        Planned now = new Planned(told, clock.instant(), null);
        PrivateFile.write(plans, Json.write(now));
        return now;
    }

    /** Receipts from the disk, by the id of the result. */
    Map<String, Receipt> receipts() throws IOException {
        Map<String, Receipt> byId = new LinkedHashMap<>();
        Stream.of(read(receipts, Receipt[].class, new Receipt[0])).forEach(receipt -> byId.put(receipt.id(), receipt));
        return byId;
    }

    /** Keeps what an answer to a bundle tells. */
    void add(BundleAnswer answer) throws IOException {
        Map<String, Receipt> byId = receipts();
        answer.receipts().forEach(receipt -> {
            byId.remove(receipt.id()); // the newest go last
            byId.put(receipt.id(), receipt);
        });
        List<Receipt> all = List.copyOf(byId.values());
        PrivateFile.write(receipts, Json.write(all.subList(Math.max(0, all.size() - RECEIPTS), all.size())));
        if (!answer.plans().isEmpty()) {
            keep(answer.plans());
        }
    }

    private static <T> T read(Path file, Class<T> type, T otherwise) throws IOException {
        try {
            return Files.exists(file) ? Json.read(Files.readAllBytes(file), type) : otherwise;
        } catch (JacksonException e) {
            return otherwise;
        }
    }
}
