package org.xentestday.agent.procedure;

import static org.xentestday.agent.guest.GuestType.HVM;
import static org.xentestday.agent.guest.GuestType.PV;
import static org.xentestday.agent.guest.GuestType.PVH;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.xentestday.agent.guest.GuestSpec;
import org.xentestday.agent.guest.GuestType;
import org.xentestday.model.catalogue.Need;
import org.xentestday.model.catalogue.TestCase;

/** Which procedures make a test of the catalogue. A test that none is known for is made by a person. */
public final class Variants {
    private static final int MOST_VCPUS = 4;
    /** Guests that end below, within and above the memory hole under 4 GiB, which large cards make grow. */
    private static final List<Integer> AROUND_THE_HOLE = List.of(1024, 2048, 3072, 3584, 4096, 8192);
    /** What making a guest takes beyond its memory. */
    private static final int OVERHEAD = 96;

    private Variants() {}

    /** The ways to make that test here, at least one. */
    public static List<Variant> of(TestCase test, Wish wish) {
        int vcpus = Math.min(MOST_VCPUS, wish.cpus());
        return switch (test.id()) {
            case "boot" -> List.of(boot(wish));
            case "guest-pv" -> only(PV, wish, GuestStarts::new);
            case "guest-pvh" -> only(PVH, wish, GuestStarts::new);
            case "guest-hvm" -> only(HVM, wish, GuestStarts::new);
            case "cpu-hotplug" -> each(wish, spec -> new CpuHotplug(spec, 1, vcpus), PV, PVH, HVM);
            case "cpu-hotunplug" -> each(wish, spec -> new CpuHotplug(spec, vcpus, 1), PV, PVH, HVM);
            case "pci-passthrough-pv" -> only(PV, wish, spec -> Passthrough.once(spec));
            case "pci-passthrough-hvm" -> only(HVM, wish, spec -> Passthrough.once(spec));
            case "pci-passthrough-twice" -> each(wish, Passthrough::twice, PV, HVM);
            case "pci-hotplug" -> each(wish, PciHotplug::new, PV, HVM);
            case "pci-reset" -> List.of(Variant.plain(new PciReset()));
            case "gpu-passthrough-large-vram" -> sizes(wish);
            case "save-restore" -> each(wish, SaveRestore::new, PV, PVH, HVM);
            case "local-migrate" -> each(wish, LocalMigrate::new, PV, PVH, HVM);
            case "ballooning" -> each(wish.roomy(), Ballooning::new, PV, PVH, HVM);
            case "cpupools" -> each(wish, CpuPools::new, PV, PVH, HVM);
            case "host-s3" -> each(wish, HostSleep::new, PV);
            case "block-throughput" -> each(wish, BlockThroughput::new, PV, PVH, HVM);
            case "xtf" -> List.of(Variant.plain(new Xtf()));
            default -> List.of(Variant.guided(new Guided(test)));
        };
    }

    /** Into the candidate the machine may come from anywhere. */
    private static Variant boot(Wish wish) {
        Boot boot = new Boot(wish.candidate(), wish.candidateRuns());
        return wish.candidateRuns() ? Variant.plain(boot) : Variant.plain(boot).settling(Need.XEN);
    }

    private static List<Variant> only(GuestType usual, Wish wish, Function<GuestSpec, Procedure> procedure) {
        return each(wish, procedure, usual);
    }

    /** With each kind that is usual for the test, or the tester asks for. */
    private static List<Variant> each(Wish wish, Function<GuestSpec, Procedure> procedure, GuestType... usual) {
        List<GuestType> asked =
                Stream.of(GuestType.values()).filter(wish.types()::contains).toList();
        return (asked.isEmpty() ? List.of(usual) : asked)
                .stream()
                        .map(type -> variant(GuestSpec.of(type, wish.small()), wish, procedure))
                        .toList();
    }

    private static List<Variant> sizes(Wish wish) {
        List<Integer> fitting = AROUND_THE_HOLE.stream()
                .filter(size -> size + OVERHEAD <= wish.freeMemory())
                .toList();
        List<Integer> usual = fitting.isEmpty() ? List.of(Wish.SMALL) : fitting;
        return (wish.memory().isEmpty() ? usual : wish.memory())
                .stream()
                        .map(size -> variant(GuestSpec.of(HVM, size), wish, Passthrough::lasting))
                        .toList();
    }

    private static Variant variant(GuestSpec spec, Wish wish, Function<GuestSpec, Procedure> procedure) {
        return Variant.of(spec, wish.kernel(), procedure.apply(spec));
    }
}
