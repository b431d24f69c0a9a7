package org.xentestday.agent.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.xentestday.agent.disk.PrivateFile;

/**
 * The hypervisor's boot messages of this boot, kept because its ring forgets them: guests write to it, too. The file
 * never leaves this machine.
 */
public final class BootLog {
    private static final String FILE = "xen-boot.log";
    /** Boot messages of large machines take some tens of KiB. */
    private static final int MAX_CHARS = 256 * 1024;

    private BootLog() {}

    /** What was kept in that directory of that boot. */
    public static Optional<String> kept(Path directory, String bootId) {
        return read(directory)
                .filter(text -> text.startsWith(heading(bootId)))
                .map(text -> text.substring(heading(bootId).length()))
                .filter(text -> !text.isEmpty());
    }

    /**
     * Keeps them if nothing of this boot is kept and the ring still holds its beginning. Where it does not, nothing is
     * asked again in this boot. The caller holds the directory.
     */
    public static void keep(Path directory, String bootId, Host host) throws IOException {
        if (Domain.of(host) != Domain.DOM0
                || read(directory)
                        .filter(text -> text.startsWith(heading(bootId)))
                        .isPresent()) {
            return;
        }
        switch (host.ask("xl", "dmesg")) {
            case Reading.Text(String said) -> write(directory, bootId, boot(said));
            case Reading.Nothing(Why why) -> {
                if (why == Why.LATE) {
                    write(directory, bootId, ""); // it would hang the next command as well
                }
            }
        }
    }

    private static String boot(String ring) {
        boolean whole = new XlDmesg(ring, new Source("", Why.NOT_SAID)).whole();
        return whole ? ring.substring(0, Math.min(ring.length(), MAX_CHARS)) : "";
    }

    private static void write(Path directory, String bootId, String text) throws IOException {
        PrivateFile.write(directory.resolve(FILE), (heading(bootId) + text).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String heading(String bootId) {
        return "boot " + bootId + "\n";
    }

    private static Optional<String> read(Path directory) {
        try {
            return Optional.of(Files.readString(directory.resolve(FILE), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty(); // none yet, or not for this user
        }
    }
}
