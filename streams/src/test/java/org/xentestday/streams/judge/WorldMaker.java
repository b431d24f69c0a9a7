package org.xentestday.streams.judge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import org.xentestday.streams.decide.Evidence;

/** Makes simulated TestDays. The same seed makes the same world. */
final class WorldMaker {
    static final int TESTS = 40;
    private static final List<Candidate> CANDIDATES = List.of(
            Candidate.parse("4.20.0-final"),
            Candidate.parse("4.21.0-rc1"),
            Candidate.parse("4.21.0-rc2"),
            Candidate.parse("4.21.0-rc3"));
    private static final List<Subject> SUBJECTS = List.of(Subject.values());
    private static final double BAD_MACHINE = 0.3;
    private static final double DUPLICATES = 0.05;
    private static final double NO_EVIDENCE = 0.04;
    /** A common cause hits between these shares of the tests. */
    private static final double FEWEST_HIT = 0.15;

    private static final double MOST_HIT = 0.75;
    private static final List<Status> WITHOUT_EVIDENCE =
            List.of(Status.BROKEN, Status.ERROR, Status.BLOCKED, Status.SKIP, Status.XFAIL);

    /** How a session went wrong: not at all, seen as BROKEN, or reported as failures of the product. */
    private enum Session {
        ABSENT,
        GOOD,
        BROKEN,
        MISREPORTED
    }

    /** A machine; its trouble is a rate of failing by itself, by candidate. */
    private record Machine(
            String name, Facets host, Facets card, Facets nic, List<Double> trouble, List<Session> sessions) {}

    private final Random random;
    private final Climate climate;

    private WorldMaker(long seed, Climate climate) {
        this.random = new Random(seed);
        this.climate = climate;
    }

    static World world(long seed, int machines, Climate climate) {
        return new WorldMaker(seed, climate).world(machines, false);
    }

    /** A world in which the last candidate breaks many tests at once, on a minority of the machines. */
    static World withCommonCause(long seed, int machines, Climate climate) {
        return new WorldMaker(seed, climate).world(machines, true);
    }

    /** Something that breaks tests on all machines of that kind; each test is hit with the same chance. */
    private record Cause(Facets extent, double hits) {
        static final Cause NONE = new Cause(Facets.NONE, 0);
    }

    private World world(int count, boolean commonCause) {
        List<Machine> machines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            machines.add(machine(i));
        }
        Cause cause = commonCause ? cause(machines) : Cause.NONE;
        List<World.SimTest> tests = new ArrayList<>();
        for (int i = 0; i < TESTS; i++) {
            tests.add(test(i, machines, cause));
        }
        return new World(CANDIDATES, tests);
    }

    private Cause cause(List<Machine> machines) {
        List<Facets> hosts = machines.stream().map(Machine::host).toList();
        Facets extent = new TruthMaker(random, CANDIDATES.size(), hosts).minority();
        return new Cause(extent, FEWEST_HIT + (MOST_HIT - FEWEST_HIT) * random.nextDouble());
    }

    private Machine machine(int index) {
        List<Double> trouble = new ArrayList<>(Collections.nCopies(CANDIDATES.size(), 0.0));
        if (random.nextDouble() < climate.badMachines()) {
            int since = random.nextBoolean() ? 0 : CANDIDATES.size() - 1; // always bad, or a module that just died
            for (int c = since; c < trouble.size(); c++) {
                trouble.set(c, BAD_MACHINE);
            }
        }
        List<Session> sessions = new ArrayList<>();
        for (int c = 0; c < CANDIDATES.size(); c++) {
            sessions.add(session(c));
        }
        return new Machine(
                "%032x".formatted(index + 1),
                Hardware.host(random),
                Hardware.graphics(random),
                Hardware.network(random),
                trouble,
                sessions);
    }

    private Session session(int candidate) {
        double attendance = candidate == 0
                ? climate.atRelease()
                : candidate == CANDIDATES.size() - 1 ? climate.atLast() : climate.atCandidate();
        if (random.nextDouble() >= attendance) {
            return Session.ABSENT;
        }
        if (random.nextDouble() >= climate.brokenSessions()) {
            return Session.GOOD;
        }
        return random.nextDouble() < 0.7 ? Session.BROKEN : Session.MISREPORTED;
    }

    private World.SimTest test(int index, List<Machine> machines, Cause cause) {
        String id = "test-%02d".formatted(index);
        Subject subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
        List<Facets> configurations = machines.stream()
                .map(machine -> subject.configuration(machine.host(), machine.card(), machine.nic()))
                .toList();
        TruthMaker truths = new TruthMaker(random, CANDIDATES.size(), configurations);
        // Without a cause nothing is drawn, so that worlds without one stay what they were.
        boolean hit = cause.hits() > 0 && random.nextDouble() < cause.hits();
        Truth truth = hit ? truths.hit(cause.extent()) : truths.truth();
        List<Place> places = new ArrayList<>();
        List<Evidence> arrivals = new ArrayList<>();
        for (int i = 0; i < machines.size(); i++) {
            Place place = place(id, machines.get(i), configurations.get(i), truth);
            places.add(place);
            arrivals.addAll(runs(place, machines.get(i)));
        }
        int once = arrivals.size();
        for (int i = 0; i < once; i++) {
            if (random.nextDouble() < DUPLICATES) {
                arrivals.add(arrivals.get(i));
            }
        }
        Collections.shuffle(arrivals, random);
        return new World.SimTest(id, truth, places, arrivals);
    }

    private Place place(String test, Machine machine, Facets configuration, Truth truth) {
        boolean quirk = random.nextDouble() < climate.quirks();
        double fate = random.nextDouble();
        List<Place.Cell> cells = new ArrayList<>();
        for (int c = 0; c < CANDIDATES.size(); c++) {
            fate = random.nextDouble() < 0.7 ? fate : random.nextDouble();
            boolean fated = random.nextDouble() < climate.agreement();
            double rate = quirk ? 0.97 : truth.rate(c, configuration);
            double accidents = 1 - (1 - machine.trouble().get(c)) * (1 - climate.accidents());
            cells.add(new Place.Cell(CANDIDATES.get(c), rate, accidents, fated ? fate : Double.NaN));
        }
        return new Place(test, machine.name(), configuration, cells);
    }

    private List<Evidence> runs(Place place, Machine machine) {
        boolean engaged = random.nextDouble() < 0.7;
        List<Evidence> runs = new ArrayList<>();
        for (int c = 0; c < CANDIDATES.size(); c++) {
            if (machine.sessions().get(c) == Session.ABSENT || random.nextDouble() >= (engaged ? 0.9 : 0.15)) {
                continue;
            }
            int repeats = repeats();
            for (int attempt = 1; attempt <= repeats; attempt++) {
                boolean fails = place.cells().get(c).fails(random);
                runs.add(place.evidence(c, attempt, status(machine.sessions().get(c), fails)));
            }
        }
        return runs;
    }

    private int repeats() {
        double draw = random.nextDouble();
        return draw < 0.6 ? 1 : draw < 0.85 ? 2 : 3;
    }

    private Status status(Session session, boolean fails) {
        if (session == Session.BROKEN && random.nextDouble() < 0.85) {
            return Status.BROKEN;
        }
        if (random.nextDouble() < NO_EVIDENCE) {
            return WITHOUT_EVIDENCE.get(random.nextInt(WITHOUT_EVIDENCE.size()));
        }
        boolean misreported = session == Session.MISREPORTED && random.nextDouble() < 0.8;
        return fails || misreported ? Place.failure(random) : Status.PASS;
    }
}
