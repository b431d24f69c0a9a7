package org.xentestday.agent.procedure;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.xentestday.agent.guest.Guest;
import org.xentestday.agent.guest.GuestSpec;
import org.xentestday.agent.journal.Thing;
import org.xentestday.agent.xl.Pools;
import org.xentestday.agent.xl.Vcpu;
import org.xentestday.model.catalogue.Need;
import org.xentestday.model.result.Status;

/** A guest moves to a pool of one processor, runs there, and moves back. */
record CpuPools(GuestSpec spec) implements Procedure {
    private static final int SECONDS = 30;
    private static final int LIVE_SECONDS = 15;

    @Override
    public Ending run(Stage stage) throws IOException {
        Map<String, List<Integer>> pools = Pools.of(
                        stage.must("The pools were not listed", SECONDS, "cpupool-list", "-c")
                                .out())
                .cpus();
        String home = pools.keySet().stream()
                .filter(name -> pools.getOrDefault(name, List.of()).size() > 1)
                .findFirst()
                .orElseThrow(() -> StopException.because(Status.SKIP, Need.TWO_CPUS.reason()));
        int cpu = pools.getOrDefault(home, List.of()).getLast();
        // before the guest: undoing begins with the newest, and a pool must be empty
        String pool = pool(stage, home, cpu);
        Guest guest = stage.start(spec);
        move(stage, guest, pool);
        on(stage, guest, cpu);
        move(stage, guest, home);
        return Passed.with(stage);
    }

    private static String pool(Stage stage, String home, int cpu) throws IOException {
        String number = Integer.toString(cpu);
        stage.step("take processor " + number + " from " + home);
        stage.made(Thing.What.POOL_CPU, home + "/" + number);
        stage.must("The processor was not taken from its pool", SECONDS, "cpupool-cpu-remove", home, number);
        String pool = stage.name("-pool");
        stage.step("make a pool of it");
        stage.made(Thing.What.CPUPOOL, pool);
        stage.must(
                "The pool was not made",
                SECONDS,
                "cpupool-create",
                "name=\"" + pool + "\"",
                "cpus=[\"" + number + "\"]");
        return pool;
    }

    private static void move(Stage stage, Guest guest, String pool) throws IOException {
        stage.step("move the guest to " + pool);
        stage.must("The guest was not moved to the pool", SECONDS, "cpupool-migrate", guest.name(), pool);
        stage.alive(guest, LIVE_SECONDS, "run on in the pool " + pool);
    }

    private static void on(Stage stage, Guest guest, int cpu) {
        List<Vcpu> vcpus = Vcpu.online(
                        stage.must("The guest's processors were not listed", SECONDS, "vcpu-list", guest.name())
                                .out())
                .toList();
        if (vcpus.isEmpty() || vcpus.stream().anyMatch(vcpu -> vcpu.cpu() != cpu)) {
            throw StopException.fail("The guest is in a pool of processor " + cpu + " and runs on another.");
        }
    }
}
