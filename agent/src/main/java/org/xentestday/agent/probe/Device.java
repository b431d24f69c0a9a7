package org.xentestday.agent.probe;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.model.result.Facet;

/** Facts about one PCI device: the one that a passthrough test is about. Its address stays here. */
final class Device {
    private static final Pattern ADDRESS = Pattern.compile("(?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7]");
    private static final int BARS = 6;
    private static final long MEMORY_BAR = 0x200;
    private static final Map<String, String> CLASSES = Map.of(
            "0x03", "gpu",
            "0x02", "nic",
            "0x0108", "nvme",
            "0x01", "storage",
            "0x0c03", "usb",
            "0x0403", "audio");

    private Device() {}

    static void add(Facts facts, Host host, String address) {
        String path = "/sys/bus/pci/devices/" + checked(host, address);
        Optional<String> vendor = word(host, path + "/vendor");
        facts.add(Facet.DUT_VENDOR, vendor, "vendor of the device");
        facts.add(Facet.DUT_DEVICE, id(host, path), "vendor and device of the device");
        facts.add(Facet.DUT_CLASS, host.file(path + "/class").map(Device::kind), "class of the device");
        facts.add(Facet.DUT_DRIVER, host.link(path + "/driver"), "driver of the device");
        facts.add(
                Facet.DUT_RESET,
                host.file(path + "/reset_method").flatMap(Device::reset),
                "reset_method of the device");
        facts.add(Facet.DUT_BAR, host.file(path + "/resource").flatMap(Device::largestBar), "resource of the device");
        facts.add(
                Facet.DUT_FUNCTION,
                vendor.map(any -> host.exists(path + "/physfn") ? "vf" : "pf"),
                "physfn of the device");
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
        if (!host.exists("/sys/bus/pci/devices/" + full)) {
            throw new AgentException(Exit.DATA, "This machine has no PCI device " + full + ".");
        }
        return full;
    }

    private static Optional<String> word(Host host, String path) {
        return host.file(path).map(hex -> hex.replaceFirst("^0x", ""));
    }

    private static String kind(String code) {
        for (int digits : new int[] {"0x0108".length(), "0x01".length()}) { // the subclass says more
            String known = CLASSES.get(code.substring(0, Math.min(digits, code.length())));
            if (known != null) {
                return known;
            }
        }
        return "other";
    }

    /** The first method is the one the kernel would use. */
    private static Optional<String> reset(String methods) {
        return Arrays.stream(methods.split("\\s+"))
                .filter(Facet.DUT_RESET::allows)
                .findFirst();
    }

    /** Each line is start, end and flags of a region; the first six are the BARs. */
    private static Optional<String> largestBar(String resource) {
        return resource.lines()
                .limit(BARS)
                .map(Device::memoryBytes)
                .max(BigInteger::compareTo)
                .flatMap(bytes -> SizeClass.of(Facet.DUT_BAR, bytes));
    }

    private static BigInteger memoryBytes(String line) {
        String[] words = line.strip().split("\\s+");
        if (words.length != 3 || !Arrays.stream(words).allMatch(word -> word.matches("0x[0-9a-f]{1,16}"))) {
            return BigInteger.ZERO;
        }
        BigInteger start = number(words[0]);
        BigInteger end = number(words[1]);
        boolean memory = number(words[2]).and(BigInteger.valueOf(MEMORY_BAR)).signum() > 0;
        return memory && end.compareTo(start) > 0 ? end.subtract(start).add(BigInteger.ONE) : BigInteger.ZERO;
    }

    private static BigInteger number(String hex) {
        return new BigInteger(hex.substring("0x".length()), 16);
    }
}
