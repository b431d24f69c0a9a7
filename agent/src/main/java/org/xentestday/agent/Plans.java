package org.xentestday.agent;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.xentestday.agent.disk.PrivateFile;
import org.xentestday.agent.disk.StateDirectory;
import org.xentestday.agent.plan.Planned;
import org.xentestday.agent.server.Server;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Plan;

/** The server's TestDays, kept on disk for when it cannot be reached. */
final class Plans {
    private final Path file;
    private final Clock clock;

    Plans(StateDirectory directory, Clock clock) {
        this.file = directory.file("plans.json");
        this.clock = clock;
    }

    /** Asks the server and keeps what it says. */
    Planned from(Server server) throws IOException {
        List<Plan> plans = server.plans();
        Planned told = new Planned(plans, clock.instant(), null);
        PrivateFile.write(file, Json.write(told));
        return told;
    }

    /** From the disk. */
    Planned kept() throws IOException {
        try {
            return Files.exists(file) ? Json.read(Files.readAllBytes(file), Planned.class) : Planned.NONE;
        } catch (JacksonException e) {
            return Planned.NONE; // only a copy: the server has the plans
        }
    }
}
