package org.xentestday.agent.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.xentestday.agent.Agent;
import org.xentestday.agent.send.Sending;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code testday send}. */
@Command(name = "send", description = "Sends the recorded results that the server does not have yet.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class SendCommand implements Callable<Integer> {
    @ParentCommand
    private Testday testday;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try (Agent agent = testday.agent(testday.settings())) {
            Sending sending = agent.send();
            Print.line(testday, json ? Print.json(Sent.json(sending)) : Sent.line(sending));
            Sent.trouble(sending).ifPresent(sentence -> Print.trouble(testday, sentence));
            return sending.exit().code();
        }
    }
}
