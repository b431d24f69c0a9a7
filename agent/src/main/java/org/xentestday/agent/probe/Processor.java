package org.xentestday.agent.probe;

import java.util.Optional;
import org.xentestday.model.result.Facet;

/** Facts from {@code /proc/cpuinfo}. A PV dom0 sees vendor, family and model there, but not virtualisation. */
final class Processor {
    private Processor() {}

    static void add(Facts facts, Keyed cpu, Source source) {
        Optional<String> arm = cpu.value("CPU implementer");
        facts.add(
                Facet.CPU_VENDOR,
                arm.isPresent() ? Optional.of("arm") : cpu.value("vendor_id").map(Processor::vendor),
                source);
        facts.add(
                Facet.CPU_MODEL,
                arm.isPresent()
                        ? pair(arm.map(Processor::digits), cpu.value("CPU part").map(Processor::digits))
                        : pair(hex(cpu, "cpu family"), hex(cpu, "model")),
                source);
    }

    private static String vendor(String id) {
        return switch (id) {
            case "GenuineIntel" -> "intel";
            case "AuthenticAMD" -> "amd";
            case "HygonGenuine" -> "hygon";
            default -> "other";
        };
    }

    private static Optional<String> pair(Optional<String> first, Optional<String> second) {
        return first.flatMap(left -> second.map(right -> left + "-" + right));
    }

    private static Optional<String> hex(Keyed cpu, String name) {
        return cpu.number(name).stream().mapToObj(Long::toHexString).findFirst();
    }

    private static String digits(String hex) {
        return hex.replaceFirst("^0x", "");
    }
}
