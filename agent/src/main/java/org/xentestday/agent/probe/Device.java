package org.xentestday.agent.probe;

import java.util.Optional;
import java.util.regex.Pattern;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.model.result.Facet;

/** Facts about one PCI device: the one that a passthrough test is about. Its address stays here. */
final class Device {
    private static final Pattern ADDRESS = Pattern.compile("(?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7]");

    private Device() {}

    static void add(Facts facts, Host host, String address) {
        String path = PciDevice.path(checked(host, address));
        Optional<String> vendor = word(host, path + "/vendor");
        facts.add(Facet.DUT_VENDOR, vendor, source(host, path, "vendor"));
        facts.add(Facet.DUT_DEVICE, id(host, path), source(host, path, "device"));
        facts.add(Facet.DUT_CLASS, PciDevice.kind(host, path), source(host, path, "class"));
        facts.add(Facet.DUT_DRIVER, driver(host, path), new Source("driver of the device", Why.NOT_SAID));
        facts.add(Facet.DUT_RESET, PciDevice.reset(host, path), source(host, path, "reset_method"));
        facts.add(Facet.DUT_BAR, Bars.largest(host, path), source(host, path, "resource"));
        facts.add(
                Facet.DUT_FUNCTION,
                vendor.map(any -> host.exists(path + "/physfn") ? "vf" : "pf"),
                source(host, path, "vendor"));
    }

    private static Source source(Host host, String path, String file) {
        return Source.of(file + " of the device", host.read(path + "/" + file));
    }

    /** What holds a device ready for a guest is no driver of it: its own cannot be told any more. */
    private static Optional<String> driver(Host host, String path) {
        return host.link(path + "/driver").filter(name -> !PciDevice.HOLDERS.contains(name));
    }

    /** {@code vendor:device} of the device in that directory. */
    static Optional<String> id(Host host, String path) {
        return word(host, path + "/vendor")
                .flatMap(vendor -> word(host, path + "/device").map(id -> vendor + ":" + id));
    }

    private static String checked(Host host, String address) {
        if (!ADDRESS.matcher(address).matches()) {
            throw new AgentException(Exit.USAGE, "A PCI device is named like 0000:03:00.0 and not " + address + ".");
        }
        String full = address.length() > "03:00.0".length() ? address : "0000:" + address;
        if (!host.exists(PciDevice.path(full))) {
            throw new AgentException(
                    Exit.DATA,
                    "This machine has no PCI device " + full + "; testday probe --devices lists those it has.");
        }
        return full;
    }

    private static Optional<String> word(Host host, String path) {
        return host.file(path).map(hex -> hex.replaceFirst("^0x", ""));
    }
}
