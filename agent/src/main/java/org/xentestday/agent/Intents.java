package org.xentestday.agent;

import java.time.Instant;
import org.xentestday.agent.disk.StateDirectory;
import org.xentestday.agent.embargo.Embargo;
import org.xentestday.agent.evidence.Remains;
import org.xentestday.agent.identity.Identity;
import org.xentestday.agent.journal.Intent;
import org.xentestday.agent.journal.Journal;
import org.xentestday.agent.journal.Task;
import org.xentestday.agent.probe.Host;
import org.xentestday.agent.spool.Spool;

/** Makes the intents of attempts: each attempt at a test in a boot has its number. */
final class Intents {
    private final Setup setup;
    private final StateDirectory directory;
    private final Identity identity;
    private final String boot;
    private final Journal journal;
    private final Spool spool;
    private final Embargo embargo;

    Intents(Setup setup, StateDirectory directory, Identity identity, Journal journal, Spool spool, Embargo embargo) {
        this.setup = setup;
        this.directory = directory;
        this.identity = identity;
        this.boot = identity.boot(setup.bootId());
        this.journal = journal;
        this.spool = spool;
        this.embargo = embargo;
    }

    /** Of an attempt that is made here and now. */
    Intent of(Task task) {
        Whose.check(directory, Whose.THIS_MACHINE, false);
        return new Intent(
                embargo.on(setup.host().map(Intents::buildThatRuns).orElse(""), task),
                nextAttempt(task.plan(), boot, task.test()),
                identity.machine(),
                boot,
                setup.clock().instant(),
                setup.host().map(Remains::console).orElse(null));
    }

    /** Of an attempt that a file tells of: the same each time it is told of that candidate. */
    Intent of(Told told, Task task) {
        Instant now = setup.clock().instant();
        return new Intent(
                task,
                told.number(),
                identity.machine(),
                identity.boot("file " + told.source() + " " + task.build().candidate()),
                told.startedAt(now),
                null);
    }

    /** Withheld attempts have no number among these: a gap would show that there are some. */
    int nextAttempt(String plan, String ofBoot, String test) {
        int attempt = spool.lastAttempt(plan, ofBoot, test) + 1;
        for (Journal.Attempt unfinished : journal.unfinished()) {
            Intent other = unfinished.intent();
            boolean same = other.boot().equals(ofBoot)
                    && other.task().test().equals(test)
                    && other.task().plan().equals(plan);
            attempt = same ? Math.max(attempt, other.attempt() + 1) : attempt;
        }
        return attempt;
    }

    private static String buildThatRuns(Host host) {
        return host.file("/sys/hypervisor/version/extra").orElse("") + " "
                + host.file("/sys/hypervisor/properties/changeset").orElse("");
    }
}
