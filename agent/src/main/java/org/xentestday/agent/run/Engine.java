package org.xentestday.agent.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.xentestday.agent.Agent;
import org.xentestday.agent.Run;
import org.xentestday.agent.command.Pace;
import org.xentestday.agent.command.Programs;
import org.xentestday.agent.command.Ran;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.agent.journal.Task;
import org.xentestday.agent.journal.Thing;
import org.xentestday.agent.procedure.CancelledException;
import org.xentestday.agent.procedure.Ending;
import org.xentestday.agent.procedure.Lab;
import org.xentestday.agent.procedure.Stage;
import org.xentestday.agent.procedure.StopException;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;

/**
 * Runs tests one after the other. Each attempt is on the disk before it begins, and has one result when it is over,
 * whatever came in between; what it made is taken away before its result is written. For one thread, which must not be
 * interrupted: the journal would be closed by it.
 */
public final class Engine {
    /** Reason of the result of an attempt that was interrupted. */
    public static final String INTERRUPTED = "interrupted";

    private static final int INFO_SECONDS = 20;

    private final Agent agent;
    private final Lab first;
    private final Programs cleaning;
    private final Needs needs;
    private final Progress progress;
    private final Manner manner;
    private Pace pace;

    /** The engine of one run; cleaning up goes on with those programs after the end is wanted. */
    public Engine(Agent agent, Lab lab, Programs cleaning, Needs needs, Progress progress, Manner manner) {
        this.agent = agent;
        this.first = lab;
        this.cleaning = cleaning;
        this.needs = needs;
        this.progress = progress;
        this.manner = manner;
        this.pace = lab.pace();
    }

    /**
     * How tests are run.
     *
     * @param stopAtFailure whether the first failure is the last test
     * @param measure whether the machine's pace is measured before each test
     */
    public record Manner(boolean stopAtFailure, boolean measure) {}

    /** Runs them all, or up to an interrupt or a restart; returns the results made. */
    public List<Result> run(List<Planned> planned, Function<Planned, Task> tasks) throws IOException {
        List<Result> results = new ArrayList<>();
        for (int number = 1; number <= planned.size(); number++) {
            Planned one = planned.get(number - 1);
            progress.begins(number, planned.size(), one);
            Optional<Result> result = one(one, tasks.apply(one));
            result.ifPresent(results::add);
            boolean last = result.isEmpty()
                    || INTERRUPTED.equals(result.get().reason())
                    || (manner.stopAtFailure && result.get().status().failure());
            if (last) {
                break;
            }
        }
        return results;
    }

    /** Its result; none if it goes on after a restart. */
    private Optional<Result> one(Planned planned, Task task) throws IOException {
        Optional<Unmet> unmet = needs.unmet(planned.needs());
        Run run = agent.begin(task);
        if (unmet.isPresent()) {
            return Optional.of(end(planned, run, unmet.get().outcome()));
        }
        pace = manner.measure ? pace.slower(measured(first)) : pace;
        Lab lab = first.at(pace);
        Notes notes = new Notes(run, agent, Evidence.from(lab.host(), lab.device()), progress);
        List<Thing> owed = agent.made();
        Ending ending = played(planned, new Stage(lab, notes));
        return switch (ending) {
            case Ending.AfterRestart(String sentence) -> {
                progress.waits(planned, sentence);
                yield Optional.empty();
            }
            case Ending.Done(Outcome outcome) -> {
                Outcome judged = judged(outcome, lab, run, notes, owed);
                yield Optional.of(end(planned, run, documented(planned.test(), task, run, judged)));
            }
        };
    }

    /** How long a small command takes here, the middle of three. */
    public static Pace measured(Lab lab) {
        return Pace.of(Stream.generate(() -> lab.programs().run(Pace.QUICK.seconds(INFO_SECONDS), "xl", "info"))
                .limit(3)
                .map(Ran::took)
                .sorted()
                .skip(1)
                .findFirst()
                .orElseThrow());
    }

    private static Ending played(Planned planned, Stage stage) {
        try (stage) {
            return planned.variant().procedure().run(stage);
        } catch (StopException e) {
            return new Ending.Done(e.outcome().warned(stage.warnings()));
        } catch (CancelledException e) {
            return new Ending.Done(Outcome.of(Status.BROKEN, null, INTERRUPTED));
        } catch (IOException e) {
            return new Ending.Done(
                    Outcome.of(Status.BROKEN, null, "files").warned(List.of("A file: " + e.getMessage())));
        } catch (RuntimeException e) {
            return new Ending.Done(Outcome.of(Status.ERROR, null, "procedure").warned(List.of("The procedure: " + e)));
        }
    }

    /**
     * What cleaning up says is not held against a test, except one that dom0 must get its device back from.
     *
     * @param owed what earlier tests made and could not take away
     */
    private Outcome judged(Outcome outcome, Lab lab, Run run, Notes notes, List<Thing> owed) throws IOException {
        List<Thing> made =
                agent.made().stream().filter(thing -> !owed.contains(thing)).toList();
        Optional<Loan> loan = Loan.in(made, lab.device());
        if (loan.isEmpty()) {
            Outcome judged = notes.evidence().on(outcome, notes.fresh());
            cleanUp(lab, run);
            return judged;
        }
        cleanUp(lab, run);
        return notes.evidence().on(loan.get().on(outcome, lab.host()), notes.fresh());
    }

    /** A failure that the candidate documents is none, in the step for which it is documented. */
    private static Outcome documented(TestCase test, Task task, Run run, Outcome outcome) {
        return test.expected().stream()
                .filter(known -> outcome.status() == Status.FAIL)
                .filter(known -> known.release() == null || known.release().equals(task.release()))
                .filter(known -> task.facets().within(known.on()))
                .filter(known -> known.step() == null || run.step().orElse("").startsWith(known.step()))
                .findFirst()
                .map(known -> outcome.as(Status.XFAIL, "documented"))
                .orElse(outcome);
    }

    private void cleanUp(Lab lab, Run run) throws IOException {
        if (!agent.made().isEmpty()) {
            progress.step("clean up");
            run.cleaningUp();
        }
        new Undoing(cleaning, lab.host(), lab.pace()).all(agent).forEach(progress::trouble);
    }

    private Result end(Planned planned, Run run, Outcome outcome) throws IOException {
        Result result = run.end(outcome);
        progress.ended(planned, result);
        return result;
    }
}
