package org.xentestday.agent.guest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.xentestday.agent.command.Pace;
import org.xentestday.agent.command.Programs;
import org.xentestday.agent.command.Ran;
import org.xentestday.agent.probe.Equipment;

/** Makes a guest of what this machine has: its kernel, its busybox, and the modules of that kernel. */
public final class ImageMaker {
    private static final String MODULES = "lib/testday/";
    private static final List<String> FRONTENDS = List.of("xen-pcifront", "xen-netfront", "xen-blkfront");
    private static final List<String> APPLETS = List.of(
            "sh",
            "mount",
            "cat",
            "sleep",
            "insmod",
            "dmesg",
            "ip",
            "grep",
            "readlink",
            "tail",
            "head",
            "dd",
            "md5sum",
            "date",
            "cmp",
            "taskset",
            "true",
            "printf",
            "mv",
            "poweroff",
            "reboot");
    private static final Pattern LIBRARY = Pattern.compile("(?:.*=> )?(/\\S+) \\(0x[0-9a-f]+\\)");
    private static final int COMMAND_SECONDS = 10;

    private final Path root;
    private final Programs programs;
    private final Pace pace;

    /** The root is {@code /} except in tests. */
    public ImageMaker(Path root, Programs programs, Pace pace) {
        this.root = root;
        this.programs = programs;
        this.pace = pace;
    }

    /** The kernel that a guest can be booted from; a sentence where there is none. */
    public Path kernel(String release) throws NoImageException {
        return first(Equipment.kernels(release))
                .orElseThrow(() -> new NoImageException("No kernel for guests was found: there is no /boot/vmlinuz-"
                        + release + "; name one with --set guest-kernel=FILE."));
    }

    /** The busybox that a guest can live on; a sentence where there is none. */
    public Path busybox() throws NoImageException {
        return first(Equipment.BUSYBOXES)
                .orElseThrow(() -> new NoImageException("No busybox was found, of which guests are made: install the "
                        + "package busybox-static (or busybox), or name an own guest with --set guest-ramdisk=FILE."));
    }

    /**
     * Writes the ramdisk.
     *
     * @param release of the kernel it is for
     * @param modaliases of devices whose drivers it shall have
     * @param target the file to write
     */
    public void ramdisk(String release, List<String> modaliases, Path target) throws IOException, NoImageException {
        Path busybox = busybox();
        KernelModules modules = KernelModules.in(root.resolve("lib/modules/" + release));
        List<String> wanted = new ArrayList<>(FRONTENDS);
        for (String modalias : modaliases) {
            wanted.addAll(modules.drivers(modalias));
        }
        try (OutputStream out = new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(target)));
                Cpio archive = new Cpio(out)) {
            for (String directory : List.of("proc", "sys", "dev")) {
                archive.directory(directory);
            }
            archive.characterDevice("dev/console", 5, 1);
            archive.file("init", init());
            tools(archive, busybox);
            modules(archive, modules.toLoad(wanted), target);
        }
    }

    private void tools(Cpio archive, Path busybox) throws IOException {
        Set<Path> libraries = new LinkedHashSet<>(libraries(busybox));
        archive.file("bin/busybox", Files.readAllBytes(busybox));
        for (String end : List.of("poweroff", "reboot")) {
            archive.file(
                    "sbin/" + end, ("#!/bin/sh\nexec busybox " + end + " -f\n").getBytes(StandardCharsets.US_ASCII));
        }
        boolean loads = applets(busybox).contains("insmod");
        for (String applet : APPLETS) {
            archive.link("bin/" + applet, applet.equals("insmod") && !loads ? "kmod" : "busybox");
        }
        Optional<Path> kmod = loads ? Optional.empty() : first(List.of("/bin/kmod", "/usr/bin/kmod"));
        if (kmod.isPresent()) {
            archive.file("bin/kmod", Files.readAllBytes(kmod.get()));
            libraries.addAll(libraries(kmod.get()));
        }
        for (Path library : libraries) {
            archive.file(
                    library.toString().substring(1),
                    Files.readAllBytes(root.resolve(library.toString().substring(1))));
        }
    }

    private void modules(Cpio archive, List<Path> files, Path target) throws IOException {
        StringBuilder order = new StringBuilder();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName()).replaceFirst("\\.ko.*", ".ko");
            order.append(name).append('\n');
            archive.file(MODULES + name, plain(file, target));
        }
        archive.file(MODULES + "order", order.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A module without its compression: not every busybox knows every kind. */
    private byte[] plain(Path file, Path target) throws IOException {
        String name = file.toString();
        if (name.endsWith(".gz")) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                return in.readAllBytes();
            }
        }
        boolean packed = name.endsWith(".xz") || name.endsWith(".zst");
        return packed ? unpacked(file, name.endsWith(".xz") ? "xz" : "zstd", target) : Files.readAllBytes(file);
    }

    private byte[] unpacked(Path file, String tool, Path target) throws IOException {
        Path into = target.resolveSibling(target.getFileName() + ".module");
        String script = tool + " -dc \"$1\" > \"$2\"";
        Ran ran =
                programs.run(pace.seconds(COMMAND_SECONDS), "sh", "-c", script, "sh", file.toString(), into.toString());
        try {
            return Files.readAllBytes(ran.ok() ? into : file);
        } finally {
            Files.deleteIfExists(into);
        }
    }

    /** The libraries a program is linked with; none for a static one. */
    private List<Path> libraries(Path program) {
        return run("ldd", program.toString())
                .lines()
                .map(line -> LIBRARY.matcher(line.strip()))
                .filter(Matcher::matches)
                .map(matcher -> Path.of(matcher.group(1)))
                .toList();
    }

    private List<String> applets(Path busybox) {
        return run(busybox.toString(), "--list").lines().toList();
    }

    private String run(String... words) {
        Ran ran = programs.run(pace.seconds(COMMAND_SECONDS), words);
        return ran.ok() ? ran.out() : "";
    }

    /** Of paths that begin with a slash, the first there is below the root. */
    private Optional<Path> first(List<String> names) {
        return names.stream()
                .map(name -> root.resolve(name.substring(1)))
                .filter(Files::isReadable)
                .findFirst();
    }

    private static byte[] init() throws IOException {
        try (InputStream script = ImageMaker.class.getResourceAsStream("init.sh")) {
            return Objects.requireNonNull(script, "init.sh ships with this class")
                    .readAllBytes();
        }
    }
}
