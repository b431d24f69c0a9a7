package org.xentestday.agent.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.xentestday.agent.doctor.Diagnosis;
import org.xentestday.agent.doctor.Doctor;
import org.xentestday.agent.doctor.ServerCheck;
import org.xentestday.agent.identity.Membership;
import org.xentestday.agent.server.Server;
import org.xentestday.agent.settings.Settings;
import org.xentestday.model.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code testday doctor}. */
@Command(
        name = "doctor",
        description = "Says what keeps this machine from testing well, and how to mend it. Changes nothing.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class DoctorCommand implements Callable<Integer> {
    @ParentCommand
    private Testday testday;

    @Option(names = "--offline", description = "Do not ask the server.")
    private boolean offline;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Settings settings = testday.settings();
        List<Diagnosis> found = Doctor.examine(
                testday.host(settings),
                testday.probe(settings),
                settings.state(),
                server(settings),
                testday.world().clock());
        if (json) {
            Print.line(testday, Print.json(Json.write(Map.of("checks", found))));
        } else {
            found.forEach(this::print);
        }
        return Doctor.exit(found).code();
    }

    private ServerCheck server(Settings settings) {
        Optional<Membership> membership = Membership.in(settings.state());
        boolean named = settings.link().server().isPresent() || membership.isPresent();
        return new ServerCheck(
                membership, named && !offline ? Optional.of(Server.of(settings.link(), membership)) : Optional.empty());
    }

    private void print(Diagnosis found) {
        Print.line(testday, "%-8s %-12s %s".formatted(found.level().word(), found.topic(), found.sentence()));
        if (found.remedy() != null) {
            Print.line(testday, " ".repeat(22) + "-> " + found.remedy());
        }
    }
}
