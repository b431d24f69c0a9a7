package org.xentestday.standalone.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.xentestday.standalone.data.SecretFile;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;

/**
 * The passwords of Elasticsearch's users: a file each with nothing else in it, made at the first start, readable by the
 * owner of the data only.
 *
 * @param directory where they lie
 */
public record ElasticsearchSecrets(Path directory) {
    /** Makes the files that are missing, whichever part comes first. */
    public void make() throws IOException {
        SecretFile.makeDirectory(directory);
        for (ElasticsearchUser user : ElasticsearchUser.values()) {
            SecretFile.make(file(user), password -> password + "\n");
        }
    }

    /** What the collector is configured with to sign in as that user. */
    public Map<String, String> client(ElasticsearchUser user) {
        return Map.of("testday.elasticsearch.user", user.user(), "testday.elasticsearch.password", password(user));
    }

    /** The value of the header {@code Authorization} that signs a request in as that user. */
    public String authorization(ElasticsearchUser user) {
        byte[] pair = (user.user() + ":" + password(user)).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** The file of that user. */
    Path file(ElasticsearchUser user) {
        return directory.resolve(user.user() + ".password");
    }

    String password(ElasticsearchUser user) {
        try {
            return Files.readString(file(user)).strip();
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.CONFIGURATION, "%s cannot be read: %s.".formatted(file(user), e.getMessage()), e);
        }
    }
}
