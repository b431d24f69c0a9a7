package org.xentestday.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;

/** Plays the TestDay: every machine enrols, boots each candidate in turn, runs its tests, and sends what it saw. */
final class Play {
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Organiser organiser;
    private final Progress progress;
    private final List<Tester> testers;

    /** A play with machines of this seed, their disks below the directory. */
    Play(Place place, Organiser organiser, Progress progress) {
        this.organiser = organiser;
        this.progress = progress;
        this.testers = Population.of(place.machines(), place.seed()).stream()
                .map(machine -> new Tester(
                        machine, place.directory().resolve(machine.name()), place.collector(), place.kafka()))
                .toList();
    }

    /**
     * Where a play takes place.
     *
     * @param directory of the machines' disks
     * @param collector its address
     * @param kafka the broker's address, for machines that send directly
     * @param machines how many
     * @param seed of their hardware and accidents
     */
    record Place(Path directory, URI collector, String kafka, int machines, long seed) {}

    /** Plays to the end; on return every result is counted and has its disposition. */
    Account run() throws IOException, InterruptedException {
        organiser.publishPlan();
        int number = each("enrol", tester -> {
            tester.enrol(organiser.token("tester-" + tester.machine().name()));
            return 1;
        });
        progress.end(number + " machines, each with a key of its own");
        int judged = 0;
        for (Candidate candidate : Story.CANDIDATES) {
            int recorded = each("test " + candidate, tester -> tester.testDay(candidate, goesDown(tester, candidate)));
            progress.end(recorded + " results recorded, signed and acknowledged");
            judged += candidate.release().equals(Organiser.RELEASE) ? recorded : 0;
        }
        await("decide", judged);
        return account();
    }

    /** The first machine that can assign a device at all goes down while it does so for the second time. */
    private boolean goesDown(Tester tester, Candidate candidate) {
        return candidate.equals(Story.NOW)
                && testers.stream()
                        .filter(one -> !one.machine()
                                .facets()
                                .value(Facet.IOMMU)
                                .orElse("none")
                                .equals("none"))
                        .findFirst()
                        .equals(java.util.Optional.of(tester));
    }

    private void await(String phase, int judged) throws IOException, InterruptedException {
        progress.begin(phase, testers.size());
        long end = System.nanoTime() + PATIENCE.toNanos();
        int counted = counted();
        while (counted < judged && System.nanoTime() < end) {
            Thread.sleep(LOOK_EVERY);
            counted = counted();
        }
        progress.end(counted + " of " + judged + " results on candidates counted");
        if (counted != judged) {
            throw new IOException(judged + " results were acknowledged and " + counted + " counted");
        }
    }

    private int counted() throws IOException, InterruptedException {
        return organiser.counted(Story.BEFORE) + organiser.counted(Story.NOW);
    }

    private Account account() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Account account = accountOnce();
        while (!account.balanced() && System.nanoTime() < end) {
            Thread.sleep(LOOK_EVERY);
            account = accountOnce();
        }
        progress.end(account.answered() + " of " + account.recorded() + " results have their disposition");
        if (!account.balanced()) {
            throw new IOException(account.recorded() - account.answered() + " results have no disposition yet");
        }
        return account;
    }

    private Account accountOnce() throws IOException, InterruptedException {
        List<Account> accounts = new ArrayList<>();
        each("account", tester -> {
            Account account = tester.account();
            synchronized (accounts) {
                accounts.add(account);
            }
            return 1;
        });
        return accounts.stream().reduce(Account.NONE, Account::plus);
    }

    private interface Deed {
        int of(Tester tester) throws IOException, InterruptedException;
    }

    private int each(String phase, Deed deed) throws IOException, InterruptedException {
        progress.begin(phase, testers.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Integer>> deeds = new ArrayList<>();
            for (Tester tester : testers) {
                deeds.add(threads.submit(() -> {
                    int done = deed.of(tester);
                    progress.step();
                    return done;
                }));
            }
            int sum = 0;
            for (Future<Integer> future : deeds) {
                sum += future.get();
            }
            return sum;
        } catch (ExecutionException e) {
            throw new IOException(phase + ": " + e.getCause(), e);
        }
    }
}
