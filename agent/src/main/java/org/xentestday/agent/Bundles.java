package org.xentestday.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.xentestday.agent.bundle.BundleAnswer;
import org.xentestday.agent.bundle.BundleHeader;
import org.xentestday.agent.bundle.BundleWriter;
import org.xentestday.agent.bundle.Delivered;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.identity.Identity;
import org.xentestday.agent.spool.Spool;
import org.xentestday.agent.spool.Spooled;
import org.xentestday.agent.spool.State;

/** The way of results that leave this machine as a file: out of the spool, and the answer back into it. */
record Bundles(Spool spool, Identity identity, Kept kept) {
    BundleHeader write(Path file, boolean all, Instant now) throws IOException {
        List<Spooled> chosen = spool.results().stream()
                .filter(spooled -> spooled.place() != null)
                .filter(spooled -> all || waits(spooled))
                .toList();
        BundleWriter.Results events = visitor -> {
            for (Spooled spooled : chosen) {
                visitor.see(spool.event(spooled));
            }
        };
        BundleHeader header = new BundleWriter(identity).write(file, events, now);
        spool.bundled(
                chosen.stream()
                        .filter(Bundles::waits)
                        .map(spooled -> spooled.summary().id())
                        .toList(),
                now);
        return header;
    }

    private static boolean waits(Spooled spooled) {
        return spooled.state() instanceof State.Waiting;
    }

    void take(BundleAnswer answer) throws IOException {
        if (!answer.machine().equals(identity.machine())) {
            throw new AgentException(Exit.DATA, "This answer is for the bundle of another machine.");
        }
        List<Delivered> news = answer.outcomes().stream()
                .filter(delivered -> spool.waits(delivered.id()))
                .toList();
        spool.sent(news.stream().filter(Delivered::taken).map(Delivered::id).toList());
        for (Delivered delivered : news) {
            if (!delivered.taken()) {
                spool.refused(delivered.id(), String.valueOf(delivered.code()), String.valueOf(delivered.sentence()));
            }
        }
        kept.add(answer);
    }
}
