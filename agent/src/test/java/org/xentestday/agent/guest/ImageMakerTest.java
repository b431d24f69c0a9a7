package org.xentestday.agent.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.command.Commands;
import org.xentestday.agent.command.Pace;

class ImageMakerTest {
    private static final String RELEASE = "6.1.0-test";
    private static final String NIC = "pci:v00008086d000010D3sv00008086sd00000000bc02sc00i00";

    private final Commands commands = Commands.attached();

    @Test
    void a_ramdisk_has_busybox_our_init_and_the_drivers_with_what_they_need(@TempDir Path root) throws Exception {
        // given
        machine(root);
        Path ramdisk = root.resolve("ramdisk");

        // when
        new ImageMaker(root, commands, Pace.QUICK).ramdisk(RELEASE, List.of(NIC), ramdisk);

        // then
        Map<String, String> files = unpacked(ramdisk);
        assertThat(files).containsKeys("bin", "proc", "sys", "dev", "dev/console", "sbin/poweroff", "lib/testday");
        assertThat(files.get("init")).startsWith("#!/bin/sh\n").contains("@testday");
        assertThat(files).containsEntry("bin/sh", "busybox").containsEntry("bin/busybox", busybox());
        assertThat(files.get("lib/testday/order")).isEqualTo("""
                xen-pcifront.ko
                ptp.ko
                e1000e.ko
                """);
        assertThat(files)
                .containsEntry("lib/testday/e1000e.ko", "the driver")
                .containsEntry("lib/testday/ptp.ko", "clock");
    }

    @Test
    void the_same_machine_gives_the_same_bytes(@TempDir Path root) throws Exception {
        machine(root);
        ImageMaker maker = new ImageMaker(root, commands, Pace.QUICK);

        maker.ramdisk(RELEASE, List.of(NIC), root.resolve("one"));
        maker.ramdisk(RELEASE, List.of(NIC), root.resolve("two"));

        assertThat(root.resolve("one")).hasSameBinaryContentAs(root.resolve("two"));
    }

    @Test
    void what_is_missing_is_said_with_what_to_install(@TempDir Path root) {
        ImageMaker maker = new ImageMaker(root, commands, Pace.QUICK);

        assertThatThrownBy(maker::busybox).hasMessageContaining("install the package busybox-static");
        assertThatThrownBy(() -> maker.kernel(RELEASE)).hasMessageContaining("/boot/vmlinuz-6.1.0-test");
    }

    @Test
    void the_init_is_a_script_that_a_shell_can_read() throws IOException {
        try (InputStream script = ImageMaker.class.getResourceAsStream("init.sh")) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(commands.run(Duration.ofSeconds(10), "sh", "-n", "-c", text)
                            .lines())
                    .isEmpty();
            assertThat(text)
                    .as("no word of it was taken for a property of the build")
                    .contains("${1##*/}", "@testday $* @");
        }
    }

    private static void machine(Path root) throws IOException {
        write(root.resolve("bin/busybox"), busybox());
        assertThat(root.resolve("bin/busybox").toFile().setExecutable(true)).isTrue();
        write(root.resolve("boot/vmlinuz-" + RELEASE), "kernel");
        Path modules = root.resolve("lib/modules/" + RELEASE);
        write(modules.resolve("modules.dep"), """
                kernel/drivers/ptp/ptp.ko.gz:
                kernel/drivers/net/e1000e.ko: kernel/drivers/ptp/ptp.ko.gz
                kernel/drivers/pci/xen-pcifront.ko:
                """);
        write(modules.resolve("modules.alias"), """
                # Aliases extracted from modules themselves.
                alias pci:v00008086d000010D3sv*sd*bc*sc*i* e1000e
                alias pci:v00008086d00001521sv*sd*bc*sc*i* igb
                alias xen:pci xen_pcifront
                """);
        write(modules.resolve("kernel/drivers/net/e1000e.ko"), "the driver");
        write(modules.resolve("kernel/drivers/pci/xen-pcifront.ko"), "front");
        try (GZIPOutputStream packed = new GZIPOutputStream(Files.newOutputStream(
                Files.createDirectories(modules.resolve("kernel/drivers/ptp")).resolve("ptp.ko.gz")))) {
            packed.write("clock".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** It knows its applets, and no library belongs to it. */
    private static String busybox() {
        return "#!/bin/sh\necho insmod\n";
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Reads the form by its definition: headers of 110 hex digits, names and contents padded to four bytes. */
    private static Map<String, String> unpacked(Path ramdisk) throws IOException {
        byte[] bytes;
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(ramdisk))) {
            bytes = in.readAllBytes();
        }
        Map<String, String> files = new LinkedHashMap<>();
        int at = 0;
        while (true) {
            String header = new String(bytes, at, 110, StandardCharsets.US_ASCII);
            assertThat(header).startsWith("070701");
            int size = Integer.parseInt(header, 54, 62, 16);
            int nameSize = Integer.parseInt(header, 94, 102, 16);
            String name = new String(bytes, at + 110, nameSize - 1, StandardCharsets.UTF_8);
            if (name.equals("TRAILER!!!")) {
                return files;
            }
            at = padded(at + 110 + nameSize);
            files.put(name, new String(bytes, at, size, StandardCharsets.UTF_8));
            at = padded(at + size);
        }
    }

    private static int padded(int at) {
        return (at + 3) / 4 * 4;
    }
}
