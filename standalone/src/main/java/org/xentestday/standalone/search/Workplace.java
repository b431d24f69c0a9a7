package org.xentestday.standalone.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;

/** Makes an Elasticsearch's directories, and makes sure that the account that runs it can use them and its programs. */
final class Workplace {
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");

    private final ElasticsearchSettings settings;
    private final Account account;

    Workplace(ElasticsearchSettings settings, Account account) {
        this.settings = settings;
        this.account = account;
    }

    void prepare() throws IOException {
        settings.secrets().make();
        account.letPass(settings.directory());
        for (Path place : List.of(settings.configuration(), settings.data(), settings.logs(), settings.temporary())) {
            Files.createDirectories(place);
            Files.setPosixFilePermissions(place, PRIVATE); // whoever reads the index's files needs no password
            account.own(place);
        }
        Configuration.write(settings);
        requireReadable(settings.configuration().resolve("elasticsearch.yml"), "choose another place with --data");
        requireReadable(Path.of(System.getProperty("java.home"), "lib", "modules"), "set JAVA_HOME to another JDK");
    }

    private void requireReadable(Path file, String wayOut) {
        if (!account.canRead(file)) {
            throw new StartException(
                    ExitCode.ELASTICSEARCH,
                    "Elasticsearch runs as user %s, who cannot read %s: %s.".formatted(settings.user(), file, wayOut));
        }
    }

    /** The distribution, or a copy of it that the account can read: root's own directories are closed to others. */
    Distribution reachable(Distribution distribution) throws IOException {
        return account.canRead(distribution.launcher()) ? distribution : distribution.copiedTo(settings.directory());
    }
}
