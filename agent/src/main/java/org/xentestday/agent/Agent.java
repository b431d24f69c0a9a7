package org.xentestday.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.bundle.BundleAnswer;
import org.xentestday.agent.bundle.BundleHeader;
import org.xentestday.agent.disk.StateDirectory;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.identity.Identity;
import org.xentestday.agent.identity.Membership;
import org.xentestday.agent.journal.Intent;
import org.xentestday.agent.journal.Interrupted;
import org.xentestday.agent.journal.Journal;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.agent.journal.Task;
import org.xentestday.agent.privacy.Redaction;
import org.xentestday.agent.send.Answer;
import org.xentestday.agent.send.HttpTransport;
import org.xentestday.agent.send.KafkaChoice;
import org.xentestday.agent.send.KafkaTransport;
import org.xentestday.agent.send.Sender;
import org.xentestday.agent.send.Sending;
import org.xentestday.agent.send.Transport;
import org.xentestday.agent.server.Receipt;
import org.xentestday.agent.server.Server;
import org.xentestday.agent.spool.Spool;
import org.xentestday.agent.status.MyResult;
import org.xentestday.model.event.Event;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;

/**
 * One machine's agent, for the {@code testday} command and for programs that play machines. It holds the machine's
 * state directory from {@link #open} to {@link #close}. For one thread.
 */
public final class Agent implements AutoCloseable {
    private static final String NOT_ENROLLED = "This machine is not enrolled: run testday enrol with a token.";
    private final Setup setup;
    private final StateDirectory directory;
    private final Identity identity;
    private final String boot;
    private final Journal journal;
    /** What an earlier process left unfinished; never an attempt of this one. */
    private final List<Journal.Attempt> left;

    private final Spool spool;
    private final Redaction redaction;
    private Optional<Membership> membership;

    private Agent(Setup setup, StateDirectory directory) throws IOException {
        this.setup = setup;
        this.directory = directory;
        this.identity = Identity.of(directory);
        this.boot = identity.boot(setup.bootId());
        this.journal = Journal.open(directory);
        this.left = journal.unfinished();
        this.spool = Spool.open(directory, boot);
        this.redaction = new Redaction(setup.privateWords());
        this.membership = Membership.of(directory, identity);
    }

    /** Takes the directory, and makes the machine's identity if this is its first use. */
    public static Agent open(Setup setup) throws IOException {
        StateDirectory directory = StateDirectory.open(setup.state(), setup.patience());
        try {
            return new Agent(setup, directory);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** The machine's pseudonym. */
    public String machine() {
        return identity.machine();
    }

    /** Hands a token of the organiser to the server; from then on it knows this machine's key. */
    public Membership enrol(String token) throws IOException {
        Membership fresh = server().enrol(token, identity);
        fresh.keep(directory);
        membership = Optional.of(fresh);
        return fresh;
    }

    /** The TestDays of the server; those it told last time where it cannot be reached. */
    public List<Plan> plans() throws IOException {
        return new Kept(directory).plans(server());
    }

    /** The TestDays the server told last time; asks nobody. */
    public List<Plan> knownPlans() throws IOException {
        return new Kept(directory).plans();
    }

    /**
     * Gives every attempt that an earlier process left unfinished its result: HOST_LOST if the machine was down since, BROKEN
     * if only the agent died. Doing it again does nothing.
     */
    public List<Result> recover() throws IOException {
        List<Result> results = new ArrayList<>();
        for (Journal.Attempt attempt : left) {
            String id = attempt.intent().resultId();
            if (journal.find(id).isEmpty()) {
                continue;
            }
            if (!spool.has(id)) {
                Outcome outcome = Interrupted.outcome(attempt, boot);
                results.add(record(attempt.intent(), attempt.lastStep().orElse(null), outcome));
            }
            journal.end(id);
        }
        return results;
    }

    /** Begins an attempt: on return the disk knows what is about to happen. */
    public Run begin(Task task) throws IOException {
        spool.checkRoom();
        Intent intent = intent(task);
        Outcome worst = Interrupted.outcome(new Journal.Attempt(intent, Optional.empty()), "another boot");
        signed(worst.result(intent, null, setup.clock().instant())); // a result of this task can be told at all
        journal.begin(intent);
        return new Run(this, intent);
    }

    /** Records the result of an attempt that a person made; returns its id when it is durable. */
    public String record(Task task, Outcome outcome) throws IOException {
        spool.checkRoom();
        return record(intent(task), null, outcome).id();
    }

    /** Sends what waits, oldest first. */
    public Sending send() throws IOException {
        int waiting = spool.waiting();
        if (waiting > 0 && membership.isEmpty()) {
            return new Sending(0, 0, waiting, new Answer.NotPermitted(NOT_ENROLLED));
        }
        try (Transport transport = transport()) {
            return new Sender(spool, transport).drain();
        }
    }

    /**
     * Writes results to a file that another machine can send. They wait here all the same, until the answer comes back
     * or they are sent from here.
     *
     * @param all also those that were sent or refused, as far as this disk still has them
     */
    public BundleHeader bundle(Path file, boolean all) throws IOException {
        return bundles().write(file, all, setup.clock().instant());
    }

    /** Takes in what a server said about a bundle of this machine. */
    public void take(BundleAnswer answer) throws IOException {
        bundles().take(answer);
        Membership told = answer.membership();
        if (told != null && told.kid().equals(identity.kid())) {
            told.keep(directory);
            membership = Optional.of(told);
        }
    }

    /** All results of this machine that the disk still knows, oldest first. */
    public List<MyResult> results() {
        return spool.results().stream().map(MyResult::of).toList();
    }

    /** Lines of the journal and the spool that damage made unreadable. */
    public int unreadable() {
        return journal.unreadable() + spool.unreadable();
    }

    /** What the server knows about a result. One that it knows need not be sent any more. */
    public Optional<Receipt> receipt(String id) throws IOException {
        Optional<Receipt> receipt = server().receipt(id);
        if (receipt.isPresent() && spool.waits(id)) {
            spool.sent(List.of(id));
        }
        return receipt;
    }

    /** What answers to bundles said about results; asks nobody. */
    public Map<String, Receipt> keptReceipts() throws IOException {
        return new Kept(directory).receipts();
    }

    @Override
    public void close() throws IOException {
        try (directory;
                journal) {
            spool.close();
        }
    }

    void step(Intent intent, String step) throws IOException {
        journal.step(intent.resultId(), step);
    }

    Result end(Intent intent, Outcome outcome) throws IOException {
        Result result = record(intent, outcome.status() == Status.PASS ? null : lastStep(intent), outcome);
        journal.end(intent.resultId());
        return result;
    }

    private @Nullable String lastStep(Intent intent) {
        return journal.find(intent.resultId())
                .flatMap(Journal.Attempt::lastStep)
                .orElse(null);
    }

    private Intent intent(Task task) {
        int attempt = spool.lastAttempt(task.plan(), boot, task.test()) + 1;
        for (Journal.Attempt unfinished : journal.unfinished()) {
            Intent other = unfinished.intent();
            boolean same = other.boot().equals(boot)
                    && other.task().test().equals(task.test())
                    && other.task().plan().equals(task.plan());
            attempt = same ? Math.max(attempt, other.attempt() + 1) : attempt;
        }
        return new Intent(task, attempt, identity.machine(), boot, setup.clock().instant());
    }

    private Result record(Intent intent, @Nullable String lastStep, Outcome outcome) throws IOException {
        Result result;
        try {
            result = outcome.result(intent, lastStep, setup.clock().instant());
        } catch (IllegalArgumentException e) {
            throw new AgentException(Exit.DATA, "Not recorded: " + e.getMessage() + ".", e);
        }
        spool.record(signed(result));
        return result;
    }

    private Transport transport() throws IOException {
        Optional<KafkaChoice> kafka = setup.kafka();
        return kafka.isPresent()
                ? KafkaTransport.of(kafka.get(), membership.map(Membership::kafka))
                : new HttpTransport(server());
    }

    private Server server() {
        return Server.of(setup.link(), membership);
    }

    private Bundles bundles() {
        return new Bundles(spool, identity, new Kept(directory));
    }

    private Event signed(Result result) {
        long sequence = spool.nextSequence();
        return Outgoing.signed(
                redaction.of(result), identity, sequence, setup.clock().instant());
    }
}
