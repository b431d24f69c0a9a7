package org.xentestday.standalone.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;

/** Who runs Elasticsearch: we ourselves, or an unprivileged user when we are root. */
sealed interface Account {
    /** What to put before a command so that it runs under this account. */
    List<String> prefix();

    /** Whether a file can be read by this account, through all directories above it. */
    boolean canRead(Path file);

    /** Lets this account through a directory of ours to what is its own below. */
    void letPass(Path directory) throws IOException;

    /** Makes a directory this account's; what it writes there is its own from the start. */
    void own(Path directory) throws IOException;

    /** The account for a start by the current user. */
    static Account current(String lentTo) {
        return System.getProperty("user.name").equals("root") ? Lent.to(lentTo) : new Own();
    }

    /** Ours. */
    record Own() implements Account {
        @Override
        public List<String> prefix() {
            return List.of();
        }

        @Override
        public boolean canRead(Path file) {
            return Files.isReadable(file);
        }

        @Override
        public void letPass(Path directory) {
            // We pass where we made it.
        }

        @Override
        public void own(Path directory) {
            // What we make is ours already.
        }
    }

    /**
     * Another user's, lent by root.
     *
     * @param user by name
     * @param group the number of the user's group
     */
    record Lent(String user, String group) implements Account {
        static Lent to(String user) {
            return new Lent(
                    user,
                    Command.output(List.of("id", "-g", user))
                            .orElseThrow(() -> new StartException(
                                    ExitCode.ELASTICSEARCH,
                                    "Elasticsearch refuses to run as root and there is no user %s: name one with --elasticsearch-user."
                                            .formatted(user))));
        }

        @Override
        public List<String> prefix() {
            return List.of("setpriv", "--reuid", user, "--regid", group, "--clear-groups", "--");
        }

        @Override
        public boolean canRead(Path file) {
            Stream<String> test = Stream.of("test", "-r", file.toString());
            return Command.output(Stream.concat(prefix().stream(), test).toList())
                    .isPresent();
        }

        @Override
        public void letPass(Path directory) throws IOException {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(directory);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(directory, permissions);
        }

        @Override
        public void own(Path directory) throws IOException {
            UserPrincipal owner =
                    directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
            Files.getFileAttributeView(directory, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setOwner(owner);
        }
    }
}
