package org.xentestday.agent.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.bundle.BundleAnswer;
import org.xentestday.agent.bundle.Courier;
import org.xentestday.agent.bundle.Delivered;
import org.xentestday.agent.bundle.Delivery;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.identity.Membership;
import org.xentestday.agent.send.Sending;
import org.xentestday.agent.server.Server;
import org.xentestday.agent.settings.Settings;
import org.xentestday.model.json.Json;

/** What {@code testday send --bundle} does and prints. This machine needs neither a key nor results of its own. */
final class BundleSending {
    private final Testday testday;
    private final boolean json;

    BundleSending(Testday testday, boolean json) {
        this.testday = testday;
        this.json = json;
    }

    /** The first thing that did not go well, or that all did. */
    Exit send(List<Path> files, @Nullable String token) throws IOException {
        Settings settings = testday.settings();
        Courier courier = new Courier(Server.of(settings.link(), Membership.in(settings.state())));
        Exit worst = Exit.OK;
        for (Path file : files) {
            List<Delivered> outcomes = new ArrayList<>();
            Delivery delivery = courier.deliver(file, token, outcome -> {
                outcomes.add(outcome);
                if (!json) {
                    Print.line(testday, row(outcome));
                }
            });
            print(file, delivery, outcomes);
            worst = worst == Exit.OK ? exit(delivery) : worst;
        }
        return worst;
    }

    private void print(Path file, Delivery delivery, List<Delivered> outcomes) {
        Sending sending = delivery.sending();
        Optional<String> trouble = trouble(delivery);
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("file", file.toString());
            document.put("machine", delivery.header().machine());
            document.put("sent", sending.sent());
            document.put("refused", sending.refused());
            document.put("waiting", sending.waiting());
            document.put("outcomes", outcomes);
            trouble.ifPresent(sentence -> document.put("why", sentence));
            Print.line(testday, Print.json(Json.write(document)));
        } else {
            Print.line(
                    testday,
                    file + ": " + Sent.line(sending) + " What the server said is in " + BundleAnswer.beside(file)
                            + ".");
        }
        trouble.ifPresent(sentence -> Print.trouble(testday, sentence));
    }

    private static String row(Delivered outcome) {
        return outcome.id() + (outcome.taken() ? "  sent" : "  refused  " + outcome.code() + ": " + outcome.sentence());
    }

    private static Optional<String> trouble(Delivery delivery) {
        return Optional.ofNullable(delivery.sending().obstacle())
                .map(obstacle -> obstacle.sentence())
                .or(delivery::fault);
    }

    private static Exit exit(Delivery delivery) {
        Exit exit = delivery.sending().exit();
        return exit == Exit.OK && delivery.fault().isPresent() ? Exit.DATA : exit;
    }
}
