package org.xentestday.agent.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.xentestday.agent.Agent;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.identity.Membership;
import org.xentestday.model.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code testday enrol TOKEN}. */
@Command(name = "enrol", description = "Makes this machine known to the server, with a token from the organiser.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class EnrolCommand implements Callable<Integer> {
    @ParentCommand
    private Testday testday;

    @Parameters(paramLabel = "TOKEN", description = "The token the organiser gave you. It works once.")
    private String token;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try (Agent agent = testday.agent(testday.settings())) {
            Membership membership = agent.enrol(token);
            Print.line(
                    testday,
                    json
                            ? Print.json(Json.write(membership.open()))
                            : "This machine is now " + membership.machine() + " of " + membership.tester() + " at "
                                    + membership.server() + ".");
            return Exit.OK.code();
        }
    }
}
