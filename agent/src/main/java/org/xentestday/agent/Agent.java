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
import org.xentestday.agent.embargo.Embargo;
import org.xentestday.agent.embargo.Safe;
import org.xentestday.agent.embargo.Withheld;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.identity.Identity;
import org.xentestday.agent.identity.Membership;
import org.xentestday.agent.journal.Ending;
import org.xentestday.agent.journal.Intent;
import org.xentestday.agent.journal.Interrupted;
import org.xentestday.agent.journal.Journal;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.agent.journal.Task;
import org.xentestday.agent.journal.Thing;
import org.xentestday.agent.plan.Planned;
import org.xentestday.agent.send.Announcer;
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
import org.xentestday.agent.spool.Spooled;
import org.xentestday.agent.status.MyResult;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Activity;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Asks;

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

    /** About those of them whose result cannot be told. */
    private final List<String> untold = new ArrayList<>();

    private final Spool spool;
    private final Embargo embargo = Embargo.shipped();
    private final Records records;
    private final Intents intents;
    private final Announcer announcer;
    private Optional<Membership> membership;

    private Agent(Setup setup, StateDirectory directory) throws IOException {
        this.setup = setup;
        this.directory = directory;
        this.identity = Identity.of(directory);
        this.boot = identity.boot(setup.bootId());
        this.journal = Journal.open(directory);
        this.left = journal.unfinished();
        Safe safe = Safe.open(directory);
        this.spool = Spool.open(directory, safe.boots(boot));
        this.records = new Records(setup, identity, spool, safe, embargo);
        this.intents = new Intents(setup, directory, identity, journal, spool, embargo);
        this.announcer = new Announcer(this::announce);
        this.membership = Membership.of(directory, identity);
        records.letGo();
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

    /** The TestDays of the server; those it told last time where it cannot be reached, or its refusal if there are none. */
    public List<Plan> plans() throws IOException {
        return kept().plans(server());
    }

    /** The TestDays the server told last time; asks nobody. */
    public List<Plan> knownPlans() throws IOException {
        return kept().planned().plans();
    }

    /** The TestDays with their age: of the server if it is to be asked and answers, else as it told them last time. */
    public Planned planned(boolean ask) throws IOException {
        try {
            return ask ? kept().planned(server()) : kept().planned();
        } catch (AgentException e) {
            return kept().planned().with(e.sentence());
        }
    }

    /** What the server asks for most, about that release, of this machine and of anyone. */
    public List<Asks> asks(String release) {
        return server().asks(release, machine());
    }

    /**
     * Gives every attempt that an earlier process left unfinished its result: HOST_LOST if the machine was down since, BROKEN
     * if only the agent died. An attempt that waits for the machine to restart is judged by what runs now, once it did.
     * Doing it again does nothing. One whose result cannot be told stays unfinished and keeps no other from being told.
     */
    public List<Result> recover() throws IOException {
        List<Result> results = new ArrayList<>();
        untold.clear();
        Recovery recovery = new Recovery(setup, identity, boot, left.isEmpty() ? List.of() : knownPlans());
        for (Journal.Attempt attempt : left) {
            String id = attempt.intent().resultId();
            if (journal.find(id).isEmpty()) {
                continue;
            }
            if (!records.has(attempt.intent())) {
                Optional<Ending> ending = recovery.ending(attempt);
                if (ending.isEmpty()) {
                    continue;
                }
                Optional<Result> result = recordIfTellable(attempt, ending.get());
                if (result.isEmpty()) {
                    continue;
                }
                results.add(result.get());
            }
            journal.end(id);
        }
        return results;
    }

    /** Sentences about attempts that {@link #recover} found unfinished and could not tell. */
    public List<String> untold() {
        return List.copyOf(untold);
    }

    private Optional<Result> recordIfTellable(Journal.Attempt attempt, Ending ending) throws IOException {
        try {
            return Optional.of(record(attempt, ending));
        } catch (AgentException e) {
            if (e.exit() != Exit.DATA) {
                throw e; // such as a full disk: that keeps every result from being told
            }
            untold.add("An attempt at " + attempt.intent().task().test() + " never ended. " + e.sentence());
            return Optional.empty();
        }
    }

    private Result record(Journal.Attempt attempt, Ending ending) throws IOException {
        Intent intent = attempt.intent().about(ending.build(), ending.facets());
        boolean passed = ending.outcome().status() == Status.PASS;
        return records.recordEvenBare(intent, passed ? null : attempt.lastStep().orElse(null), ending.outcome());
    }

    /** Begins an attempt: on return the disk knows what is about to happen. */
    public Run begin(Task task) throws IOException {
        spool.checkRoom();
        Intent intent = intents.of(task);
        Outcome worst = Interrupted.lost(new Journal.Attempt(intent, Optional.empty()), "");
        records.check(intent, worst); // a result of this task can be told at all
        journal.begin(intent);
        say(intent, Activity.Phase.STARTED);
        return new Run(this, intent);
    }

    /** Writes down that a thing is about to be made that must be taken away again. */
    public void made(Thing.What what, String name, @Nullable String before) throws IOException {
        journal.made(new Thing(what, name, before, boot));
    }

    /** Writes down that a thing is gone. */
    public void undone(Thing thing) throws IOException {
        journal.undone(thing);
    }

    /** Things that were made and not yet taken away, also by an earlier process, the newest first. */
    public List<Thing> made() {
        return journal.made();
    }

    /** Whether the machine was down since that thing was made. */
    public boolean ofAnotherBoot(Thing thing) {
        return !thing.boot().equals(boot);
    }

    /** A file or directory of this machine's state. */
    public Path file(String name) {
        return directory.file(name);
    }

    /**
     * Records the result of an attempt that a person made; returns its id when it is durable. If it may be about security
     * it stays on this machine: then the id is the name by which {@link #release} lets it go.
     */
    public String record(Task task, Outcome outcome) throws IOException {
        spool.checkRoom();
        return records.name(records.record(intents.of(task), null, outcome));
    }

    /** Results that stay on this machine, oldest first. They are in no other list and no number. */
    public List<Withheld> withheld() {
        return records.withheld();
    }

    /** Those that this process kept here. */
    public List<Withheld> withheldNow() {
        return records.withheldNow();
    }

    /** Lets a withheld result go: from now on it waits like any other. Returns its id. */
    public String release(String name) throws IOException {
        Result result = records.named(name);
        return records.release(name, result.as(intents.nextAttempt(result.plan(), result.boot(), result.test())));
    }

    /**
     * Records a result that a file tells of, once however often it is told; empty if it was recorded before.
     *
     * @param told where it stands, and when it was
     */
    public Optional<String> record(Told told, Task task, Outcome outcome) throws IOException {
        Whose.check(directory, told.whose(), spool.results().isEmpty());
        spool.checkRoom();
        Intent intent = intents.of(told, task);
        if (records.hasTold(intent)) {
            return Optional.empty();
        }
        Whose.keep(directory, told.whose());
        return Optional.of(records.name(
                records.record(intent, null, outcome, intent.startedAt().plusMillis(told.durationMillis()))));
    }

    /** Sends what waits, oldest first. */
    public Sending send() throws IOException {
        int waiting = spool.waiting();
        if (waiting == 0) {
            return new Sending(0, 0, 0, null); // a machine that has nothing to say needs no server
        }
        if (membership.isEmpty()) {
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

    /** Every result of this machine that the disk still has as a whole, oldest first. */
    public List<Result> recorded() throws IOException {
        List<Result> whole = new ArrayList<>();
        for (Spooled spooled : spool.results()) {
            if (spooled.place() != null) {
                whole.add(spool.event(spooled).record(Result.class));
            }
        }
        return whole;
    }

    /** Lines of the journal and the spool that damage made unreadable, or of which no result can be made. */
    public int unreadable() {
        return journal.unreadable() + spool.unreadable() + records.unreadable() + untold.size();
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
        return kept().receipts();
    }

    @Override
    public void close() throws IOException {
        try (directory;
                journal;
                spool) {
            announcer.close();
        }
    }

    void step(Intent intent, String step) throws IOException {
        journal.step(intent.resultId(), step);
    }

    Result end(Intent intent, @Nullable String step, Outcome outcome) throws IOException {
        Result result = records.recordEvenBare(intent, outcome.status() == Status.PASS ? null : step, outcome);
        journal.end(intent.resultId());
        say(intent, Activity.Phase.ENDED);
        return result;
    }

    private void say(Intent intent, Activity.Phase phase) {
        if (setup.host().isPresent() && membership.isPresent() && !embargo.silent(intent.task())) {
            announcer.say(
                    Outgoing.activity(intent, phase, identity, setup.clock().instant()));
        }
    }

    private void announce(byte[] activity) {
        Server.of(setup.link().within(Announcer.PATIENCE), membership).activity(activity);
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
        return new Bundles(spool, identity, kept());
    }

    private Kept kept() {
        return new Kept(directory, setup.clock());
    }
}
