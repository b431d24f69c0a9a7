package org.xentestday.agent.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.probe.Host;

/**
 * What of an earlier boot is still on the disk: pstore, the system's journal, the hypervisor's console log. Nothing is
 * removed. What cannot be read or does not answer in time is not there.
 */
public final class Remains {
    private static final List<String> PSTORES = List.of("/sys/fs/pstore", "/var/lib/systemd/pstore");
    private static final int PSTORE_DEPTH = 3;
    private static final int PSTORE_FILES = 64;
    private static final Pattern BOOT_ID = Pattern.compile("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])");
    /** With this the hypervisor starts its next boot in the same log. */
    private static final String BANNER = "Xen version ";

    private final Host host;
    private final UnaryOperator<String> pseudonym;

    /** The pseudonym is that of a kernel's boot id, under which attempts name their boot. */
    public Remains(Host host, UnaryOperator<String> pseudonym) {
        this.host = host;
        this.pseudonym = pseudonym;
    }

    /** Where the hypervisor's console log ends now; null if there is none. */
    public static @Nullable Position console(Host host) {
        return host.stamp(Logs.HYPERVISOR)
                .map(stamp -> new Position(stamp.key(), stamp.size()))
                .orElse(null);
    }

    /** What is left of that boot since then, without the words of guests: whose they were nobody knows any more. */
    public List<String> of(String boot, Instant since, @Nullable Position console) {
        Gathering gathering = new Gathering(Signatures.shipped());
        if (console != null) {
            Logs.files(host).stream()
                    .filter(file -> file.stamp().key().equals(console.file()))
                    .forEach(file -> hypervisor(gathering, file, console));
        }
        pstore(gathering, since);
        boots().stream()
                .filter(known -> known.pseudonym.equals(boot))
                .forEach(known -> journal(gathering, known, since));
        return Bystanders.withoutWords(gathering.lines());
    }

    /** What is left of the last boot after that one and before the one that runs now: one that did not come up. */
    public List<String> between(String boot, String now, Instant since) {
        Gathering gathering = new Gathering(Signatures.shipped());
        pstore(gathering, since);
        List<Boot> boots = boots();
        int first = place(boots, boot) + 1;
        int end = place(boots, now);
        if (first > 0 && end > first) {
            journal(gathering, boots.get(end - 1), since);
        }
        return gathering.lines();
    }

    private void hypervisor(Gathering gathering, Logs.File file, Position console) {
        long from = console.size() <= file.stamp().size() ? console.size() : 0;
        try (InputStream stream = host.open(file.path(), from)) {
            gathering.add(
                    Source.XEN,
                    stream,
                    file.stamp().size() - from,
                    line -> LogLine.of(line).text().startsWith(BANNER));
        } catch (IOException e) {
            gathering.add(Source.XEN, List.of(Gathering.MISSING));
        }
    }

    /** Records are named so that the oldest part of one comes last. */
    private void pstore(Gathering gathering, Instant since) {
        List<String> files = new ArrayList<>();
        PSTORES.forEach(directory -> find(directory, PSTORE_DEPTH, files));
        for (String path : files.subList(0, Math.min(PSTORE_FILES, files.size()))) {
            Optional<Host.Stamp> stamp =
                    host.stamp(path).filter(file -> !file.modified().isBefore(since));
            if (stamp.isPresent()) {
                add(gathering, path, stamp.get().size());
            }
        }
    }

    private void find(String directory, int depth, List<String> files) {
        List<String> names = new ArrayList<>(host.names(directory));
        Collections.reverse(names);
        for (String name : names) {
            String path = directory + "/" + name;
            if (host.stamp(path).isPresent()) {
                files.add(path);
            } else if (depth > 1) {
                find(path, depth - 1, files);
            }
        }
    }

    private void add(Gathering gathering, String path, long size) {
        try (InputStream stream = host.open(path, 0)) {
            gathering.add(Source.DOM0, stream, size, line -> false);
        } catch (IOException e) {
            gathering.add(Source.DOM0, List.of(Gathering.MISSING));
        }
    }

    private void journal(Gathering gathering, Boot boot, Instant since) {
        host.tail(
                        "journalctl",
                        "-k",
                        "-b",
                        boot.id,
                        "--since",
                        "@" + since.getEpochSecond(),
                        "-o",
                        "cat",
                        "--no-pager",
                        "-q")
                .ifPresent(text -> gathering.add(Source.DOM0, text.lines().toList()));
    }

    /** The boots the system's journal knows, oldest first. */
    private List<Boot> boots() {
        List<Boot> boots = new ArrayList<>();
        String listed =
                host.tail("journalctl", "--list-boots", "--no-pager", "-q").orElse("");
        Matcher matcher = BOOT_ID.matcher(listed);
        while (matcher.find()) {
            boots.add(new Boot(matcher.group(), pseudonym.apply(asKernelWritesIt(matcher.group()))));
        }
        return boots;
    }

    private static String asKernelWritesIt(String id) {
        return id.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    private static int place(List<Boot> boots, String pseudonym) {
        for (int i = 0; i < boots.size(); i++) {
            if (boots.get(i).pseudonym.equals(pseudonym)) {
                return i;
            }
        }
        return -1;
    }

    private record Boot(String id, String pseudonym) {}
}
