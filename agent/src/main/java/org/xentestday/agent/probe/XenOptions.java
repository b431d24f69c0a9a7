package org.xentestday.agent.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.xentestday.model.result.Facet;

/**
 * Options on the hypervisor's command line. Only known words of known options pass: a command line also holds console
 * addresses, paths and what a tester invented.
 */
final class XenOptions {
    private static final Set<String> BOOLEAN =
            Set.of("0", "1", "on", "off", "yes", "no", "true", "false", "enable", "disable");
    private static final Map<Facet, Set<String>> WORDS = Map.of(
            Facet.XEN_IOMMU,
            Set.of(
                    "force",
                    "required",
                    "verbose",
                    "debug",
                    "igfx",
                    "qinval",
                    "snoop",
                    "intremap",
                    "intpost",
                    "sharept",
                    "superpages",
                    "crash-disable",
                    "quarantine",
                    "scratch-page",
                    "ats",
                    "dom0-strict",
                    "dom0-passthrough",
                    "amd-iommu-perdev-intremap"),
            Facet.XEN_EPT,
            Set.of("ad", "pml", "exec-sp"),
            Facet.XEN_EFI,
            Set.of("rs", "attr", "uc"),
            Facet.XEN_SPEC_CTRL,
            Set.of(
                    "pv",
                    "hvm",
                    "xen",
                    "bti-thunk",
                    "retpoline",
                    "lfence",
                    "jmp",
                    "ibrs",
                    "ibpb",
                    "ssbd",
                    "psfd",
                    "eager-fpu",
                    "l1d-flush",
                    "branch-harden",
                    "srb-lock",
                    "unpriv-mmio",
                    "md-clear",
                    "msr-sc",
                    "rsb",
                    "stibp",
                    "gds-mit",
                    "div-scrub",
                    "bhb-seq",
                    "ibpb-alt",
                    "ibpb-entry",
                    "verw"),
            Facet.XEN_UCODE,
            Set.of("scan", "nmi"));
    private static final List<String> OFF = List.of("0", "off", "no", "false", "disable");

    private XenOptions() {}

    static void add(Facts facts, String commandLine, Source source) {
        List<String> words = Arrays.asList(commandLine.strip().split("\\s+"));
        WORDS.forEach((facet, known) -> facts.addIfGiven(facet, listed(words, option(facet), known), source));
        facts.addIfGiven(Facet.XEN_SMT, flag(words, "smt"), source);
        facts.addIfGiven(Facet.XEN_X2APIC, flag(words, "x2apic"), source);
        facts.addIfGiven(Facet.XEN_FLASK, value(words, "flask"), source);
        facts.addIfGiven(Facet.XEN_IOAPIC_ACK, value(words, "ioapic_ack"), source);
        facts.addIfGiven(Facet.XEN_SCHED_GRAN, value(words, "sched-gran"), source);
        facts.addIfGiven(
                Facet.XEN_PCI_PHANTOM, Optional.of("1").filter(given -> last(words, "pci-phantom") >= 0), source);
    }

    private static String option(Facet facet) {
        return facet.facetName().substring("xen_".length()).replace('_', '-');
    }

    /** The option's known words, as they were given; later options of the name override earlier ones. */
    private static Optional<String> listed(List<String> words, String option, Set<String> known) {
        if (last(words, "no-" + option) > last(words, option)) {
            return Optional.of("0");
        }
        return value(words, option)
                .map(value -> Arrays.stream(value.toLowerCase(Locale.ROOT).split(","))
                        .filter(word -> known(word, known))
                        .collect(Collectors.joining(",")))
                .filter(kept -> !kept.isEmpty());
    }

    private static boolean known(String word, Set<String> known) {
        String[] parts = word.split("=", 2);
        String name = parts[0].startsWith("no-") ? parts[0].substring("no-".length()) : parts[0];
        boolean plainValue = parts.length == 1 || BOOLEAN.contains(parts[1]) || known.contains(parts[1]);
        return plainValue && (known.contains(name) || (parts.length == 1 && BOOLEAN.contains(name)));
    }

    /** A switch as 0 or 1. */
    private static Optional<String> flag(List<String> words, String option) {
        int on = last(words, option);
        int off = last(words, "no-" + option);
        if (on < 0 && off < 0) {
            return Optional.empty();
        }
        String value = off > on ? "0" : value(words, option).orElse("1");
        return BOOLEAN.contains(value) ? Optional.of(OFF.contains(value) ? "0" : "1") : Optional.empty();
    }

    private static Optional<String> value(List<String> words, String option) {
        int at = last(words, option);
        return at < 0 || words.get(at).equals(option)
                ? Optional.empty()
                : Optional.of(words.get(at).substring(option.length() + 1));
    }

    private static int last(List<String> words, String option) {
        for (int i = words.size() - 1; i >= 0; i--) {
            if (words.get(i).equals(option) || words.get(i).startsWith(option + "=")) {
                return i;
            }
        }
        return -1;
    }
}
