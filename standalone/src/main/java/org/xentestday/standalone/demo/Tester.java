package org.xentestday.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.xentestday.agent.Agent;
import org.xentestday.agent.Run;
import org.xentestday.agent.Setup;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.agent.journal.Task;
import org.xentestday.agent.send.KafkaChoice;
import org.xentestday.agent.send.Sending;
import org.xentestday.agent.status.MyResult;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Candidate;

/** One machine of the play, with the real agent on a state directory of its own. Of one thread at a time. */
final class Tester {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration OUTAGE = Duration.ofMinutes(5);

    private final SimulatedMachine machine;
    private final Path state;
    private final URI collector;
    private final String kafka;

    Tester(SimulatedMachine machine, Path state, URI collector, String kafka) {
        this.machine = machine;
        this.state = state;
        this.collector = collector;
        this.kafka = kafka;
    }

    SimulatedMachine machine() {
        return machine;
    }

    /** Becomes known to the collector. */
    void enrol(String token) throws IOException {
        try (Agent agent = agent("enrolment")) {
            agent.enrol(token);
            agent.plans();
        }
    }

    /** Boots a candidate, runs all tests on it and sends the results; says how many are recorded. */
    int testDay(Candidate candidate, boolean goesDown) throws IOException, InterruptedException {
        int recorded = 0;
        int firstTest = 0;
        if (goesDown) {
            firstTest = Story.TESTS.indexOf(Story.FATAL_TEST) + 1;
            recorded += runUntilItGoesDown(candidate, firstTest - 1);
        }
        try (Agent agent = agent(candidate + (goesDown ? " again" : ""))) {
            recorded += agent.recover().size();
            for (String test : Story.TESTS.subList(firstTest, Story.TESTS.size())) {
                run(agent, test, candidate);
                recorded++;
            }
            send(agent);
        }
        return recorded;
    }

    /** What became of this machine's results: how many it recorded, and how many of them have their disposition. */
    Account account() throws IOException {
        try (Agent agent = agent("reading")) {
            List<MyResult> mine = agent.results();
            long answered = mine.stream()
                    .filter(result -> answered(agent, result.result().id()))
                    .count();
            return new Account(mine.size(), (int) answered);
        }
    }

    /** Not yet, while the index behind the receipts is away or still being made. */
    private static boolean answered(Agent agent, String id) {
        try {
            return agent.receipt(id)
                    .map(receipt -> receipt.disposition() != null)
                    .orElse(false);
        } catch (AgentException | IOException e) {
            return false;
        }
    }

    private int runUntilItGoesDown(Candidate candidate, int fatalTest) throws IOException {
        try (Agent agent = agent(candidate.toString())) {
            for (String test : Story.TESTS.subList(0, fatalTest)) {
                run(agent, test, candidate);
            }
            agent.begin(task(Story.FATAL_TEST, candidate)).step("assign the device a second time");
            return fatalTest; // and here the host is gone: nothing is sent, the intent stays on its disk
        }
    }

    private void run(Agent agent, String test, Candidate candidate) throws IOException {
        Run run = agent.begin(task(test, candidate));
        Outcome outcome = Story.outcome(machine, test, candidate);
        run.end(outcome);
    }

    private Task task(String test, Candidate candidate) {
        Build build = Organiser.build(candidate);
        return new Task(Organiser.PLAN, Organiser.RELEASE, test, 1, build, machine.facets(test));
    }

    /** Sends all there is; what cannot be sent now waits on the machine's disk and is tried again. */
    private static void send(Agent agent) throws IOException, InterruptedException {
        long end = System.nanoTime() + OUTAGE.toNanos();
        Sending sending = agent.send();
        while (sending.waiting() > 0 && System.nanoTime() < end) {
            Thread.sleep(RETRY);
            sending = agent.send();
        }
        if (sending.waiting() > 0 || sending.refused() > 0) {
            throw new IOException("a machine could not send: " + sending);
        }
    }

    private Agent agent(String boot) throws IOException {
        String bootId = UUID.nameUUIDFromBytes((machine.name() + boot).getBytes(StandardCharsets.UTF_8))
                .toString();
        Setup setup = Setup.of(state, collector, Clock.systemUTC(), bootId);
        return Agent.open(machine.direct() ? setup.with(broker()) : setup);
    }

    private KafkaChoice broker() {
        return KafkaChoice.of(List.of(kafka), PATIENCE);
    }
}
