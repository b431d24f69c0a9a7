package org.xentestday.agent.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xentestday.agent.disk.RecordLog;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.spool.Spool;
import org.xentestday.agent.spool.Spooled;
import org.xentestday.agent.spool.State;

/** What waits on this disk. Reads beside whoever is at work. */
final class SpoolCheck {
    private SpoolCheck() {}

    static List<Diagnosis> diagnoses(Path directory) {
        try {
            return List.of(results(Spool.results(directory)), damage(directory));
        } catch (IOException e) {
            return List.of(Diagnosis.problem(
                    "records",
                    Exit.IO,
                    "The records in " + directory + " cannot be read: " + e.getMessage() + ".",
                    "run testday as the user they belong to"));
        }
    }

    private static Diagnosis results(List<Spooled> results) {
        long waiting = results.stream()
                .filter(one -> one.state() instanceof State.Waiting)
                .count();
        long refused = results.stream()
                .filter(one -> one.state() instanceof State.Refused)
                .count();
        List<String> found = new ArrayList<>();
        if (waiting > 0) {
            found.add("not sent yet: " + waiting);
        }
        if (refused > 0) {
            found.add("refused for good: " + refused);
        }
        return found.isEmpty()
                ? Diagnosis.ok("results", "No result waits on this disk.")
                : Diagnosis.warning(
                        "results",
                        "Results on this disk, " + String.join(", ", found) + ".",
                        waiting > 0 ? "testday send" : "testday status says why");
    }

    private static Diagnosis damage(Path directory) throws IOException {
        int lines = RecordLog.read(directory.resolve("spool.log")).unreadable()
                + RecordLog.read(directory.resolve("journal.log")).unreadable();
        return lines == 0
                ? Diagnosis.ok("records", "Every line of the journal and the spool can be read.")
                : Diagnosis.warning(
                        "records",
                        "Damaged lines passed over on this disk: " + lines + ".",
                        "keep a copy of " + directory + ", and have the disk checked (smartctl -H)");
    }
}
