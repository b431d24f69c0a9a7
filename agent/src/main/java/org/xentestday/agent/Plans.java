package org.xentestday.agent;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.xentestday.agent.disk.PrivateFile;
import org.xentestday.agent.disk.StateDirectory;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.server.Server;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Plan;

/** The server's TestDays, kept on disk for when it cannot be reached. */
final class Plans {
    private final Path file;

    Plans(StateDirectory directory) {
        this.file = directory.file("plans.json");
    }

    /** From the server; from the disk if it does not answer; the server's refusal if the disk has none either. */
    List<Plan> of(Server server) throws IOException {
        try {
            List<Plan> plans = server.plans();
            PrivateFile.write(file, Json.write(plans));
            return plans;
        } catch (AgentException e) {
            List<Plan> kept = kept();
            if (kept.isEmpty()) {
                throw e;
            }
            return kept;
        }
    }

    /** From the disk. */
    List<Plan> kept() throws IOException {
        try {
            return Files.exists(file) ? List.of(Json.read(Files.readAllBytes(file), Plan[].class)) : List.of();
        } catch (JacksonException e) {
            return List.of(); // only a copy: the server has the plans
        }
    }
}
