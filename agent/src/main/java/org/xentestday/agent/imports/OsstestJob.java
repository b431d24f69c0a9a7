package org.xentestday.agent.imports;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;

/**
 * A job of osstest. Its name says what hardware, guest and device model it is about.
 *
 * @param name such as {@code test-amd64-amd64-xl-qemuu-debianhvm-amd64}
 */
record OsstestJob(String name) {
    private static final Pattern FORM =
            Pattern.compile("test-(?:xtf-)?(amd64|i386|arm64|armhf)-(amd64|i386|arm64|armhf)(-.*)?");
    private static final Pattern HVM = Pattern.compile(".*-(qemu[ut]|debianhvm|win\\w+|ws\\d+|rhel\\w*hvm)(-.*)?");
    private static final Pattern PV = Pattern.compile(
            "(-xl|-libvirt|-livepatch)?(-xsm|-credit[12]|-rtds|-multivcpu|-qcow2|-vhd|-raw|-shadow)*|-(amd64|i386)-pvgrub|-pygrub");
    private static final Pattern CPU = Pattern.compile(".*-(amd|intel)");
    private static final Pattern SCHEDULER = Pattern.compile(".*-(credit1|credit2|rtds|null)(-.*)?");

    /** Whether it runs XTF and nothing else. */
    boolean xtf() {
        return name.startsWith("test-xtf-");
    }

    /** Whether it tests something on a host, and does not only build. */
    boolean tests() {
        return FORM.matcher(name).matches();
    }

    /** The test that starting its guest is; empty where the name leaves the kind of guest open. */
    Optional<String> guestTest() {
        if (xtf() || !tests()) {
            return Optional.empty();
        }
        if (name.contains("-stubdom-")) {
            return Optional.of(TestNames.STUBDOMAIN);
        }
        if (name.contains("-pvshim")) {
            return Optional.of(TestNames.GUEST_PVSHIM);
        }
        return guestType().map(type -> switch (type) {
            case "hvm" -> TestNames.GUEST_HVM;
            case "pvh" -> TestNames.GUEST_PVH;
            default -> TestNames.GUEST_PV;
        });
    }

    private Optional<String> guestType() {
        String rest = rest();
        if (rest.contains("pvshim")) {
            return Optional.empty();
        }
        if (HVM.matcher(rest).matches()) {
            return Optional.of("hvm");
        }
        if (rest.contains("-pvhv2") || arm()) {
            return Optional.of("pvh");
        }
        return PV.matcher(rest).matches() ? Optional.of("pv") : Optional.empty();
    }

    private boolean arm() {
        return name.startsWith("test-arm");
    }

    /** What the name says of the machine and the guest. */
    Facets facets() {
        Facets facets = Facets.NONE;
        if (!tests()) {
            return facets;
        }
        Matcher cpu = CPU.matcher(rest());
        if (arm() || cpu.matches()) {
            facets = facets.with(Facet.CPU_VENDOR, arm() ? "arm" : cpu.group(1));
        }
        Matcher scheduler = SCHEDULER.matcher(rest());
        if (scheduler.matches()) {
            facets = facets.with(Facet.SCHEDULER, scheduler.group(1).replace("credit1", "credit"));
        }
        if (name.contains("-dom0pvh")) {
            facets = facets.with(Facet.DOM0_KIND, "pvh");
        }
        return xtf() ? facets : guest(facets);
    }

    private Facets guest(Facets machine) {
        Facets facets = machine;
        Optional<String> type = guestType();
        if (type.isPresent()) {
            facets = facets.with(Facet.GUEST_TYPE, type.get());
        }
        if (name.contains("-stubdom-")) {
            return facets;
        }
        if (name.contains("-qemuu")) {
            return facets.with(Facet.DEVICE_MODEL, "qemu-xen");
        }
        return name.contains("-qemut") ? facets.with(Facet.DEVICE_MODEL, "qemu-traditional") : facets;
    }

    private String rest() {
        Matcher matcher = FORM.matcher(name);
        return matcher.matches() && matcher.group(3) != null ? matcher.group(3) : "";
    }
}
