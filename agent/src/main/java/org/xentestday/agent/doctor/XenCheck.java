package org.xentestday.agent.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.probe.Domain;
import org.xentestday.agent.probe.Facts;
import org.xentestday.agent.probe.Host;
import org.xentestday.agent.probe.Probe;
import org.xentestday.agent.probe.Reading;
import org.xentestday.agent.probe.Running;
import org.xentestday.agent.probe.Why;
import org.xentestday.model.result.Facet;

/** The hypervisor, its daemons, and what it writes down. Where there is none, only that is said. */
record XenCheck(Host host, Probe probe) {
    private static final String START_DAEMONS =
            "systemctl start xenstored xenconsoled, or /etc/init.d/xencommons start (Debian: /etc/init.d/xen start)";
    private static final String XEN_LINE =
            " on Xen's command line (GRUB_CMDLINE_XEN_DEFAULT in /etc/default/grub, then update-grub), and boot again";
    /** A ring smaller than this loses its boot messages to the first guests. */
    private static final int ENOUGH_KIB = 128;

    List<Diagnosis> diagnoses() {
        List<Diagnosis> found = new ArrayList<>();
        found.add(xen());
        if (probe.domain() == Domain.DOM0) {
            found.addAll(dom0());
        }
        return found;
    }

    private Diagnosis xen() {
        return switch (probe.domain()) {
            case NONE ->
                Diagnosis.problem(
                        "xen",
                        Exit.NO_XEN,
                        "No Xen runs here.",
                        "install the hypervisor (Debian: apt install xen-system) and boot its entry");
            case GUEST ->
                Diagnosis.problem(
                        "xen", Exit.NO_XEN, "This is a guest of Xen; tests run in its dom0.", "run testday in dom0");
            case DOM0 -> probe.running().map(XenCheck::running).orElse(Diagnosis.ok("xen", "This is dom0."));
        };
    }

    private static Diagnosis running(Running xen) {
        String said = "This is dom0 of Xen " + xen.version() + ", ";
        return Diagnosis.ok(
                "xen",
                said
                        + xen.changeset()
                                .map(commit -> "changeset " + commit + ".")
                                .orElse("whose build does not tell its changeset: which candidate it is goes by your"
                                        + " word."));
    }

    private List<Diagnosis> dom0() {
        return switch (probe.xlInfo()) {
            case Reading.Nothing(Why why) -> List.of(unasked(why));
            case Reading.Text answer
            when !probe.understood() ->
                List.of(Diagnosis.problem(
                        "xl",
                        Exit.DATA,
                        "xl info says nothing that can be understood.",
                        "type xl info and see what it says; is it Xen's xl?"));
            case Reading.Text answer -> {
                List<Diagnosis> found = new ArrayList<>();
                found.add(Diagnosis.ok("xl", "This user may ask Xen."));
                found.addAll(daemons());
                found.add(iommu(probe.facts(Optional.empty())));
                found.add(levels(probe.commandLine().orElse("")));
                found.add(ring(probe.ringKiB()));
                yield found;
            }
        };
    }

    private static Diagnosis unasked(Why why) {
        return switch (why) {
            case DENIED -> Diagnosis.problem("xl", Exit.NOT_PERMITTED, "Only root may ask Xen.", "run testday as root");
            case ABSENT ->
                Diagnosis.problem(
                        "xl",
                        Exit.NO_XEN,
                        "Xen runs, but there is no xl.",
                        "install Xen's tools (Debian: apt install xen-utils), or add them to PATH");
            case LATE, FAILED, NOT_SAID, UNFIT ->
                Diagnosis.problem(
                        "xl",
                        Exit.STUCK,
                        why == Why.LATE ? "xl info does not answer." : "xl info fails.",
                        "type xl info and see what it says");
        };
    }

    /** {@code xl list} waits for ever where xenstored is not there, {@code xl info} does not. */
    private List<Diagnosis> daemons() {
        Diagnosis store = switch (host.ask("xl", "list")) {
            case Reading.Text answer -> Diagnosis.ok("xenstored", "xenstored answers.");
            case Reading.Nothing(Why why) ->
                Diagnosis.problem(
                        "xenstored",
                        Exit.STUCK,
                        "xl list " + (why == Why.LATE ? "does not answer" : "fails") + ": xenstored is not at work.",
                        START_DAEMONS);
        };
        Diagnosis console = atWork("xenconsoled")
                ? Diagnosis.ok("xenconsoled", "xenconsoled is at work.")
                : Diagnosis.problem(
                        "xenconsoled",
                        Exit.STUCK,
                        "xenconsoled is not at work: guests cannot be heard.",
                        START_DAEMONS);
        return List.of(store, console);
    }

    private boolean atWork(String program) {
        return host.names("/proc").stream()
                .filter(name -> name.chars().allMatch(Character::isDigit))
                .anyMatch(pid -> host.file("/proc/" + pid + "/comm")
                        .filter(program::equals)
                        .isPresent());
    }

    private static Diagnosis iommu(Facts facts) {
        String kind = facts.value(Facet.IOMMU);
        if (kind != null && !kind.equals("none")) {
            return Diagnosis.ok("iommu", "Xen uses the IOMMU (" + kind + ").");
        }
        return Diagnosis.warning(
                "iommu",
                kind == null
                        ? "Whether Xen uses an IOMMU is not known: its boot messages are lost."
                        : "Xen uses no IOMMU: no device can be passed through.",
                kind == null
                        ? "boot again and run testday status once, which keeps the boot messages"
                        : "switch on VT-d or AMD-Vi in the firmware's set-up, and leave iommu=0 off Xen's command line");
    }

    private static Diagnosis levels(String commandLine) {
        List<String> words = List.of(commandLine.split("\\s+", -1));
        List<String> missing = List.of("loglvl=all", "guest_loglvl=all").stream()
                .filter(word -> !words.contains(word))
                .toList();
        boolean stamped = words.stream().anyMatch(word -> word.startsWith("console_timestamps"));
        if (missing.isEmpty() && stamped) {
            return Diagnosis.ok("logs", "Xen writes down everything, with the time.");
        }
        return missing.isEmpty()
                ? Diagnosis.warning(
                        "logs", "Xen writes down everything, but not when.", "put console_timestamps=boot" + XEN_LINE)
                : Diagnosis.warning(
                        "logs",
                        "Xen keeps messages to itself that explain failures.",
                        "put " + String.join(" ", missing) + (stamped ? "" : " console_timestamps=boot") + XEN_LINE);
    }

    private static Diagnosis ring(OptionalInt kib) {
        if (kib.isEmpty()) {
            return Diagnosis.warning(
                    "ring",
                    "The boot messages of Xen are lost: the ring that holds them has gone round.",
                    "put conring_size=1M" + XEN_LINE);
        }
        String size = "Xen's message ring has " + kib.getAsInt() + " KiB";
        return kib.getAsInt() >= ENOUGH_KIB
                ? Diagnosis.ok("ring", size + ".")
                : Diagnosis.warning("ring", size + ": a few guests fill it.", "put conring_size=1M" + XEN_LINE);
    }
}
