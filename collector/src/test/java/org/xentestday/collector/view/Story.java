package org.xentestday.collector.view;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.event.EventType;
import org.xentestday.model.json.Hashes;
import org.xentestday.model.plan.Enrolment;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Asks;
import org.xentestday.model.verdict.Asks.Ask;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

/**
 * A TestDay as it could have been: Xen 4.3.0-rc6 on 24 machines. Graphics cards whose BARs outgrow 256 MiB fail under
 * qemu-xen, virtual CPU hotplug newly works, one test is flaky, one host is lost. Tallies are counted from the
 * machines, so that they agree with each other.
 */
public final class Story {
    /** The TestDay. */
    public static final String PLAN = "xen-4.3.0";
    /** The candidate it is about. */
    public static final Candidate RC6 = Candidate.parse("4.3.0-rc6");
    /** The one before. */
    public static final Candidate RC5 = Candidate.parse("4.3.0-rc5");
    /** The last release. */
    public static final Candidate LAST = Candidate.parse("4.2.0-final");
    /** Six in the evening. */
    public static final Instant EVENING = Instant.parse("2013-06-28T18:00:00Z");
    /** The commit of rc6. */
    public static final String CHANGESET = digits("xen.git rc6", 40);

    private static final List<String> TESTS = List.of(
            "boot",
            "guest-pv",
            "guest-pvh",
            "guest-hvm",
            "pci-passthrough-pv",
            "pci-passthrough-hvm",
            "pci-passthrough-twice",
            "gpu-passthrough-large-vram",
            "cpu-hotplug",
            "cpu-hotunplug",
            "save-restore",
            "local-migrate",
            "ballooning",
            "cpupools",
            "net-throughput",
            "block-throughput",
            "stubdomain",
            "nested-hvm",
            "xtf");

    private Story() {}

    /** Verdicts by the key under which streams would publish them: the first on a test is the main one. */
    public static Map<String, Verdict> keyed(List<Verdict> verdicts) {
        Map<String, Verdict> keyed = new LinkedHashMap<>();
        verdicts.forEach(
                each -> keyed.put(keyed.containsKey(each.mainKey()) ? each.furtherKey() : each.mainKey(), each));
        return keyed;
    }

    private record Machine(int number, String pseudonym, String tester, Facets facets) {}

    /** All of it, in the order in which a log would deliver it; gives the log, to go on. */
    public static Published tell(View view) {
        Published log = new Published();
        view.apply(log.says(EventType.PLAN, PLAN, plan(), EVENING));
        for (Machine machine : machines()) {
            Enrolment enrolment = new Enrolment(
                    digits("kid " + machine.number(), 16),
                    digits("key", 43),
                    machine.pseudonym(),
                    machine.tester(),
                    EVENING);
            view.apply(log.says(EventType.ENROLMENT, enrolment.kid(), enrolment, EVENING));
            view.apply(log.says(EventType.DISPOSITION, digits("d" + machine.number(), 40), counted(machine), EVENING));
        }
        for (Candidate candidate : List.of(RC5, RC6)) {
            coverage(candidate).forEach(each -> view.apply(log.says(EventType.COVERAGE, each.key(), each, EVENING)));
            keyed(verdicts(candidate))
                    .forEach((key, each) -> view.apply(log.says(EventType.VERDICT, key, each, EVENING)));
        }
        asks().forEach(each -> view.apply(log.says(EventType.ASKS, each.key(), each, EVENING)));
        return log;
    }

    /** What the organiser published. */
    public static Plan plan() {
        return new Plan(
                PLAN,
                "Xen 4.3.0 TestDay",
                "4.3.0",
                LAST,
                List.of(new Plan.KnownBuild(RC5, digits("xen.git rc5", 40)), new Plan.KnownBuild(RC6, CHANGESET)),
                "PCI passthrough with cards of large video RAM, and virtual CPU hotplug with qemu-xen.",
                List.of(
                        new Plan.Wanted("gpu-passthrough-large-vram", Facets.NONE.with(Facet.CPU_VENDOR, "amd"), 8),
                        new Plan.Wanted("host-s3", Facets.NONE, 3)));
    }

    /** What streams would ask for. */
    public static List<Asks> asks() {
        Facets large = Facets.NONE.with(Facet.DEVICE_MODEL, "qemu-xen").with(Facet.DUT_BAR, "le512m");
        Facets graphics = Facets.NONE.with(Facet.DUT_CLASS, "gpu");
        String apart = "It would tell apart what may be the cause in gpu-passthrough-large-vram on rc6.";
        String again = "It would tell whether boot on rc6 regressed.";
        return List.of(
                new Asks(RC6, "gpu-passthrough-large-vram", List.of(new Ask(null, large, graphics, RC6, 0.94, apart))),
                new Asks(
                        RC6,
                        "boot",
                        List.of(
                                new Ask(digits("machine 17", 32), Facets.NONE, Facets.NONE, RC6, 0.41, again),
                                new Ask(digits("machine 3", 32), Facets.NONE, Facets.NONE, RC6, 0.12, again))),
                new Asks(RC6, "xtf", List.of()));
    }

    private static Disposition counted(Machine machine) {
        return new Disposition(
                digits("d" + machine.number(), 40),
                Disposition.Kind.COUNTED,
                null,
                "Counted.",
                machine.pseudonym(),
                RC6,
                "boot",
                Verdict.key(RC6, "boot"),
                1);
    }

    private static List<Machine> machines() {
        return IntStream.range(0, 24).mapToObj(Story::machine).toList();
    }

    private static Machine machine(int n) {
        boolean amd = n % 3 == 2;
        String[] bars = {"le64m", "le256m", "le512m", "le512m", "le256m", "le1g"};
        Facets facets = Facets.NONE
                .with(Facet.CPU_VENDOR, amd ? "amd" : "intel")
                .with(Facet.IOMMU, n % 7 == 6 ? "none" : amd ? "amdvi" : "vtd")
                .with(Facet.FIRMWARE, n % 4 == 1 ? "uefi-grub" : "bios")
                .with(Facet.MEMORY, List.of("le8g", "le16g", "le32g").get(n % 5 % 3))
                .with(
                        Facet.DOM0_DISTRIBUTION,
                        List.of("debian-7", "fedora-19", "opensuse-12.3", "gentoo")
                                .get(n % 4))
                .with(Facet.DEVICE_MODEL, n % 5 % 2 == 1 ? "qemu-traditional" : "qemu-xen")
                .with(
                        Facet.DUT_CLASS,
                        n % 4 < 2 || bars[n % 6].length() == 4 || n % 6 == 2 || n % 6 == 3 ? "gpu" : "nic")
                .with(Facet.DUT_BAR, bars[n % 6]);
        return new Machine(n, digits("machine " + n, 32), "tester-" + n * 5 / 7, facets);
    }

    /** How the test ended there; null where the machine did not run it. */
    private static @Nullable Status status(Candidate candidate, String test, Machine machine) {
        int n = machine.number();
        boolean rc6 = candidate.equals(RC6);
        return switch (test) {
            case "boot" -> rc6 && n == 17 ? Status.HOST_LOST : Status.PASS;
            case "gpu-passthrough-large-vram" -> rc6 && large(machine) ? Status.FAIL : Status.PASS;
            case "cpu-hotplug" -> n % 5 % 2 == 1 ? null : rc6 ? Status.PASS : Status.FAIL;
            case "cpu-hotunplug" -> n % 5 % 2 == 1 ? null : Status.XFAIL;
            case "local-migrate" -> n % 3 == 0 ? null : n % 8 == 4 ? Status.FAIL : Status.PASS;
            case "guest-pvh" -> n % 6 == 0 ? Status.PASS : null;
            case "stubdomain" -> n % 9 == 0 ? Status.BROKEN : null;
            case "nested-hvm" -> n % 8 == 1 ? Status.FAIL : null;
            case "pci-passthrough-hvm", "pci-passthrough-twice" -> n % 7 == 6 ? Status.BLOCKED : Status.PASS;
            default -> (n + test.length()) % 3 == 0 ? null : Status.PASS;
        };
    }

    private static boolean large(Machine machine) {
        String bar = machine.facets().value(Facet.DUT_BAR).orElse("");
        return machine.facets().value(Facet.DEVICE_MODEL).orElse("").equals("qemu-xen")
                && (bar.equals("le512m") || bar.equals("le1g"));
    }

    /** Who ran what on a candidate. */
    public static List<Coverage> coverage(Candidate candidate) {
        return TESTS.stream().map(test -> coverage(candidate, test)).toList();
    }

    private static Coverage coverage(Candidate candidate, String test) {
        Map<Status, Integer> statuses = new EnumMap<>(Status.class);
        SortedMap<String, Integer> changesets = new TreeMap<>();
        SortedMap<String, SortedMap<String, Tally>> facets = new TreeMap<>();
        Set<String> testers = new HashSet<>();
        Tally all = Tally.NONE;
        int results = 0;
        for (Machine machine : machines()) {
            Status status = status(candidate, test, machine);
            if (status == null) {
                continue;
            }
            results++;
            testers.add(machine.tester());
            statuses.merge(status, 1, Integer::sum);
            if (!status.evidence()) {
                continue;
            }
            all = all.plus(status.failure());
            changesets.merge(changeset(candidate, machine), 1, Integer::sum);
            machine.facets()
                    .values()
                    .forEach((name, value) -> facets.computeIfAbsent(name, _ -> new TreeMap<>())
                            .merge(value, Tally.NONE.plus(status.failure()), Tally::plus));
        }
        int duplicates = test.equals("boot") ? 3 : 0;
        return new Coverage(candidate, test, all, testers.size(), results, duplicates, statuses, changesets, facets);
    }

    private static String changeset(Candidate candidate, Machine machine) {
        return switch (machine.number()) {
            case 3 -> "unknown";
            case 11 -> digits("somebody's own tree", 40);
            default -> digits("xen.git " + candidate.name(), 40);
        };
    }

    /** What streams would say of a candidate. */
    public static List<Verdict> verdicts(Candidate candidate) {
        List<Verdict> verdicts = new ArrayList<>();
        coverage(candidate).forEach(each -> verdicts.add(everyone(candidate, each)));
        if (candidate.equals(RC6)) {
            verdicts.add(regression());
            verdicts.add(suspect());
        }
        return verdicts;
    }

    private static Verdict everyone(Candidate candidate, Coverage coverage) {
        Tally here = coverage.machines();
        boolean rc6 = candidate.equals(RC6);
        return switch (coverage.test()) {
            case "gpu-passthrough-large-vram" ->
                rc6 ? finding(coverage, Facets.NONE, VerdictKind.REGRESSION, here, Tally.NONE, 0.91) : plain(coverage);
            case "boot" ->
                rc6
                        ? with(
                                coverage,
                                VerdictKind.SUSPECT,
                                0.34,
                                List.of(
                                        "fails on 1 of 24 machines in rc6",
                                        "REGR. vs. 4.2.0 (there it fails on 0 of 20 machines)",
                                        "REGR. vs. rc5 (there it fails on 0 of 20 machines)"),
                                "A second boot of the machine that was lost.")
                        : plain(coverage);
            case "cpu-hotplug" ->
                rc6
                        ? with(
                                coverage,
                                VerdictKind.FIXED,
                                0.99,
                                List.of(
                                        "fails on 0 of 14 machines in rc6",
                                        "fail in 4.2.0 (there it fails on 5 of 5 machines)",
                                        "fail in rc5 (there it fails on 14 of 14 machines)"),
                                null)
                        : with(coverage, VerdictKind.BROKEN_BEFORE, null, List.of("like 4.2.0"), null);
            case "local-migrate" -> with(coverage, VerdictKind.FLAKY, null, List.of("like rc5"), null);
            case "nested-hvm" -> with(coverage, VerdictKind.BROKEN_BEFORE, null, List.of("never pass"), null);
            case "stubdomain" -> with(coverage, VerdictKind.HARNESS, null, List.of(), null);
            case "cpu-hotunplug" -> with(coverage, VerdictKind.UNTESTED, null, List.of(), null);
            case "guest-pvh" ->
                with(coverage, VerdictKind.INSUFFICIENT, null, List.of("4 machines are too few to say more"), "");
            default -> plain(coverage);
        };
    }

    private static Verdict plain(Coverage coverage) {
        return with(coverage, VerdictKind.PASSING, null, List.of("like 4.2.0"), null);
    }

    private static Verdict with(
            Coverage coverage,
            VerdictKind kind,
            @Nullable Double probability,
            List<String> reasons,
            @Nullable String next) {
        Tally here = coverage.machines();
        int unjudged = coverage.statuses().entrySet().stream()
                .filter(each -> !each.getKey().evidence())
                .mapToInt(Map.Entry::getValue)
                .sum();
        return new Verdict(
                coverage.candidate(),
                coverage.test(),
                kind,
                Facets.NONE,
                List.of(),
                kind == VerdictKind.SUSPECT ? LAST : null,
                kind == VerdictKind.SUSPECT ? RC5 : null,
                here,
                Tally.NONE,
                before(kind),
                probability,
                here.failing() > 0 ? interval(here) : null,
                here.ran() > 0 && here.failing() == 0 ? 1 - Math.pow(0.05, 1.0 / here.ran()) : null,
                unjudged,
                here.failing() > 0 ? List.of(digits("evidence " + coverage.test(), 40)) : List.of(),
                "plain-1",
                reasons,
                next == null || next.isEmpty() ? null : next,
                List.of(),
                List.of());
    }

    private static Tally before(VerdictKind kind) {
        return switch (kind) {
            case SUSPECT -> new Tally(0, 40);
            case FIXED -> new Tally(19, 19);
            default -> Tally.NONE;
        };
    }

    /** Wilson's score interval, 95 %: good enough for a story. */
    private static List<Double> interval(Tally tally) {
        double n = tally.ran();
        double p = tally.failing() / n;
        double z2 = 1.96 * 1.96;
        double middle = p + z2 / (2 * n);
        double half = 1.96 * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        return List.of((middle - half) / (1 + z2 / n), Math.min(1, (middle + half) / (1 + z2 / n)));
    }

    private static Verdict regression() {
        Facets extent = Facets.NONE.with(Facet.DEVICE_MODEL, "qemu-xen").with(Facet.DUT_BAR, "le512m");
        return finding(gpu(), extent, VerdictKind.REGRESSION, tally(extent), outside(extent), 0.97);
    }

    private static Verdict suspect() {
        Facets extent = Facets.NONE.with(Facet.DEVICE_MODEL, "qemu-xen").with(Facet.DUT_BAR, "le1g");
        return finding(gpu(), extent, VerdictKind.SUSPECT, tally(extent), outside(extent), 0.58);
    }

    private static Coverage gpu() {
        return coverage(RC6, "gpu-passthrough-large-vram");
    }

    private static Tally tally(Facets extent) {
        return machines().stream()
                .filter(each -> each.facets().within(extent))
                .reduce(Tally.NONE, (sum, each) -> sum.plus(large(each)), Tally::plus);
    }

    private static Tally outside(Facets extent) {
        Tally here = tally(extent);
        Tally all = gpu().machines();
        return new Tally(all.failing() - here.failing(), all.ran() - here.ran());
    }

    private static Verdict finding(
            Coverage coverage, Facets extent, VerdictKind kind, Tally here, Tally outside, double probability) {
        boolean everyone = extent.values().isEmpty();
        return new Verdict(
                RC6,
                coverage.test(),
                kind,
                extent,
                kind == VerdictKind.REGRESSION && !everyone ? List.of(extent.with(Facet.DUT_CLASS, "gpu")) : List.of(),
                LAST,
                RC5,
                here,
                outside,
                new Tally(0, here.ran() + 3),
                probability,
                interval(here),
                null,
                0,
                IntStream.range(0, Math.min(here.failing(), 4))
                        .mapToObj(n -> digits("evidence " + extent + n, 40))
                        .toList(),
                "plain-1",
                List.of(
                        "fails on " + here + " machines in rc6",
                        "REGR. vs. 4.2.0 (there it fails on 0 of 3 machines)",
                        "REGR. vs. rc5 (there it fails on 0 of " + here.ran() + " machines)"),
                kind == VerdictKind.SUSPECT
                        ? "One more card with a BAR of 1 GiB under qemu-xen."
                        : "A device other than a graphics card with a BAR of 512 MiB, under qemu-xen.",
                List.of(),
                List.of());
    }

    private static String digits(String seed, int length) {
        byte[] hash = Hashes.sha256(seed.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash).substring(0, length);
    }
}
