package org.xentestday.agent.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xentestday.agent.Agent;
import org.xentestday.agent.command.Pace;
import org.xentestday.agent.command.Programs;
import org.xentestday.agent.command.Ran;
import org.xentestday.agent.guest.Guest;
import org.xentestday.agent.journal.Thing;
import org.xentestday.agent.probe.Host;
import org.xentestday.agent.xl.Domain;
import org.xentestday.agent.xl.Pools;

/** Takes away what runs made, also what an earlier process left. Doing it again does nothing. */
public final class Undoing {
    private static final int SECONDS = 40;
    private static final int TRIES = 3;
    private static final String HOLDER = "pciback";
    private static final String DEVICES = "/sys/bus/pci/devices/";
    private static final String WRITE = "printf %s \"$1\" > \"$2\"";

    private final Programs programs;
    private final Host host;
    private final Pace pace;

    /** On that machine. */
    public Undoing(Programs programs, Host host, Pace pace) {
        this.programs = programs;
        this.host = host;
        this.pace = pace;
    }

    /** Takes away all that the journal knows, the newest first; returns a sentence for each thing that stays. */
    public List<String> all(Agent agent) throws IOException {
        List<String> troubles = new ArrayList<>();
        for (Thing thing : agent.made()) {
            if (gone(thing, agent.ofAnotherBoot(thing))) {
                agent.undone(thing);
            } else {
                troubles.add("Could not take away the " + thing
                        + " that a test made; it is tried again when testday is next started.");
            }
        }
        return troubles;
    }

    private boolean gone(Thing thing, boolean ofAnotherBoot) throws IOException {
        if (thing.what() == Thing.What.FILE) {
            Files.deleteIfExists(Path.of(thing.name()));
            return true;
        }
        return ofAnotherBoot || again(thing);
    }

    private boolean again(Thing thing) {
        for (int time = 0; time < TRIES; time++) {
            if (undone(thing)) {
                return true;
            }
        }
        return false;
    }

    private boolean undone(Thing thing) {
        return switch (thing.what()) {
            case GUEST -> guest(thing.name());
            case ASSIGNABLE -> device(thing);
            case CPUPOOL -> pool(thing.name());
            case POOL_CPU -> cpu(thing.name());
            case SLEEP_KIND -> sleepKind(thing);
            case FILE -> true;
        };
    }

    /** A killed agent's {@code xl} may still be making the guest: it is ended first. */
    private boolean guest(String name) {
        orphans(name).forEach(ProcessHandle::destroyForcibly);
        Optional<List<Domain>> ours = domains(name);
        for (Domain domain : ours.orElse(List.of())) {
            xl("destroy", Integer.toString(domain.id()));
        }
        return ours.filter(List::isEmpty).isPresent()
                || domains(name).filter(List::isEmpty).isPresent();
    }

    private static Stream<ProcessHandle> orphans(String name) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(name) && line.matches("(?s)(?:\\S+ )?(?:\\S*/)?xl .*"))
                        .isPresent());
    }

    private Optional<List<Domain>> domains(String name) {
        Ran list = xl("list", "-v");
        return list.ok()
                ? Optional.of(Domain.all(list.out()).stream()
                        .filter(domain -> domain.is(name, Guest.uuid(name)))
                        .toList())
                : Optional.empty();
    }

    private boolean device(Thing thing) {
        String address = thing.name();
        if (held(address)) {
            xl("pci-assignable-remove", "-r", address);
        }
        if (held(address)) { // an add that failed halfway leaves what xl does not know
            write(address, "/sys/bus/pci/drivers/" + HOLDER + "/unbind");
            write(address, "/sys/bus/pci/drivers/" + HOLDER + "/remove_slot");
        }
        if (thing.before() != null && host.link(DEVICES + address + "/driver").isEmpty()) {
            write(address, "/sys/bus/pci/drivers_probe");
        }
        return !held(address);
    }

    private boolean held(String address) {
        return host.link(DEVICES + address + "/driver").filter(HOLDER::equals).isPresent();
    }

    private boolean pool(String name) {
        if (!pools().filter(pools -> pools.has(name)).isPresent()) {
            return pools().isPresent();
        }
        xl("cpupool-destroy", name);
        return pools().filter(pools -> !pools.has(name)).isPresent();
    }

    private boolean cpu(String poolAndCpu) {
        int at = poolAndCpu.lastIndexOf('/');
        String pool = poolAndCpu.substring(0, at);
        int cpu = Integer.parseInt(poolAndCpu.substring(at + 1));
        if (pools().filter(pools -> pools.has(pool, cpu)).isPresent()) {
            return true;
        }
        xl("cpupool-cpu-add", pool, Integer.toString(cpu));
        return pools().filter(pools -> pools.has(pool, cpu)).isPresent();
    }

    private boolean sleepKind(Thing thing) {
        String before = String.valueOf(thing.before());
        if (!chosen(thing.name(), before)) {
            write(before, thing.name());
        }
        return chosen(thing.name(), before);
    }

    private boolean chosen(String path, String kind) {
        return host.file(path).filter(kinds -> kinds.contains("[" + kind + "]")).isPresent();
    }

    private Optional<Pools> pools() {
        Ran list = xl("cpupool-list", "-c");
        return list.ok() ? Optional.of(Pools.of(list.out())) : Optional.empty();
    }

    private Ran xl(String... words) {
        return programs.run(
                pace.seconds(SECONDS),
                Stream.concat(Stream.of("xl"), Stream.of(words)).toArray(String[]::new));
    }

    private void write(String text, String path) {
        programs.run(pace.seconds(SECONDS), "sh", "-c", WRITE, "sh", text, path);
    }
}
