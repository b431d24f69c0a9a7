package org.xentestday.agent.run;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.Agent;
import org.xentestday.agent.Run;
import org.xentestday.agent.command.Ran;
import org.xentestday.agent.journal.Thing;
import org.xentestday.agent.procedure.Attempt;

/** Writes down what happens in one attempt: for the journal, for the raw logs, for the evidence, for the person. */
final class Notes implements Attempt {
    private static final int TAG = 8;

    private final Run run;
    private final Agent agent;
    private final RawLogs logs;
    private final Evidence evidence;
    private final Progress progress;

    Notes(Run run, Agent agent, Evidence evidence, Progress progress) throws IOException {
        this.run = run;
        this.agent = agent;
        this.logs = RawLogs.of(agent.file("logs"), run.id());
        this.evidence = evidence;
        this.progress = progress;
    }

    Evidence evidence() {
        return evidence;
    }

    /** What came new to the machine's logs; it is kept. */
    List<String> fresh() {
        List<String> fresh = evidence.fresh();
        logs.lines("host", fresh);
        return fresh;
    }

    @Override
    public String tag() {
        return run.id().substring(0, TAG);
    }

    @Override
    public void step(String name) throws IOException {
        logs.step(name);
        run.step(name);
        progress.step(name);
    }

    @Override
    public void made(Thing.What what, String name, @Nullable String before) throws IOException {
        agent.made(what, name, before);
    }

    @Override
    public void ran(Ran ran) {
        logs.ran(ran);
        evidence.ran(ran);
    }

    @Override
    public void said(String guest, List<String> lines) {
        logs.lines(guest, lines);
        evidence.said(lines);
    }
}
