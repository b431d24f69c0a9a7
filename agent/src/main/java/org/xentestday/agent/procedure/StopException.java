package org.xentestday.agent.procedure;

import java.util.List;
import org.xentestday.agent.command.Ran;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.agent.xl.Complaint;
import org.xentestday.agent.xl.Refusal;
import org.xentestday.model.result.Status;

/** A procedure cannot go on: this is how the attempt ends. Not an error of the agent, so it has no stack trace. */
public final class StopException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Outcome outcome;

    private StopException(Outcome outcome) {
        super(outcome.status().name(), null, false, false);
        this.outcome = outcome;
    }

    /** How the attempt ends. */
    public Outcome outcome() {
        return outcome;
    }

    static StopException fail(String sentence) {
        return new StopException(Outcome.of(Status.FAIL, sentence, null));
    }

    static StopException crash(String sentence) {
        return new StopException(Outcome.of(Status.CRASH, sentence, null));
    }

    static StopException because(Status status, String reason) {
        return new StopException(Outcome.of(status, null, reason));
    }

    /** A command did not do what it was asked: is that the product's fault? One that is missing is this machine's. */
    static StopException of(Ran ran, String what) {
        if (ran.end() == Ran.End.ABSENT) {
            return because(Status.BLOCKED, "no-" + ran.words().getFirst());
        }
        List<String> lines = ran.lines();
        return Refusal.in(lines)
                .map(refusal -> new StopException(outcome(refusal)))
                .orElseGet(() -> fail(what + ": " + ran.command() + " " + ran.ending()
                        + Complaint.in(lines)
                                .map(line -> ", saying \"" + line + "\"")
                                .orElse("") + "."));
    }

    private static Outcome outcome(Refusal refusal) {
        Status status = switch (refusal) {
            case NO_IOMMU, NO_PCIBACK, NOT_ASSIGNABLE, NO_DEVICE, NO_MEMORY, OVERCOMMIT -> Status.BLOCKED;
            case PVH_PASSTHROUGH -> Status.XFAIL;
            case NO_SHADOW_PAGING -> Status.SKIP;
            case NO_LOOP_DEVICE, DISK_FULL, NO_XENSTORE, NO_PERMISSION -> Status.BROKEN;
        };
        return Outcome.of(status, null, refusal.code());
    }
}
