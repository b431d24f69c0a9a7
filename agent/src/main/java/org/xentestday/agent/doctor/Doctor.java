package org.xentestday.agent.doctor;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.probe.Host;
import org.xentestday.agent.probe.Probe;

/** Looks at everything that testing needs. It changes nothing and makes no file. */
public final class Doctor {
    private Doctor() {}

    /** What it finds, the most fundamental first. */
    public static List<Diagnosis> examine(Host host, Probe probe, Path state, ServerCheck server, Clock clock) {
        List<Diagnosis> found = new ArrayList<>();
        found.addAll(new XenCheck(host, probe).diagnoses());
        Directory directory = Directory.of(state);
        found.addAll(DirectoryCheck.diagnoses(directory));
        found.addAll(directory.readable() ? SpoolCheck.diagnoses(state) : List.of());
        found.addAll(EquipmentCheck.diagnoses(host));
        found.addAll(server.diagnoses(clock));
        return List.copyOf(found);
    }

    /** How a command ends that found this: with the code of the first problem. */
    public static Exit exit(List<Diagnosis> found) {
        return found.stream()
                .filter(diagnosis -> diagnosis.level() == Level.PROBLEM)
                .map(Diagnosis::exit)
                .findFirst()
                .orElse(Exit.OK);
    }
}
