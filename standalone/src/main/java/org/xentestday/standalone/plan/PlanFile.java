package org.xentestday.standalone.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;

/**
 * A plan in a file: YAML, in which a comment {@code # version 0123456789abcdef} says which version of the server's plan
 * it was made from.
 *
 * @param path of the file
 * @param text as it is written
 */
record PlanFile(Path path, String text) {
    private static final Pattern VERSION = Pattern.compile("(?m)^# version ([0-9a-f]{16})$");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();

    /** The file, which must be readable. */
    static PlanFile read(Path path) {
        try {
            return new PlanFile(path, Files.readString(path));
        } catch (IOException e) {
            throw new StartException(ExitCode.UNREADABLE, "There is no readable file " + path + ".", e);
        }
    }

    /** A plan as the server has it, as such a file. */
    static String write(JsonNode plan, String version) throws IOException {
        return "# version " + version + "\n" + YAML.writeValueAsString(plan);
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Optional<String> version() {
        Matcher matcher = VERSION.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Says in the file that it is of that version now; a file that names none is left as it is. */
    void become(String version) throws IOException {
        if (version().isPresent()) {
            Files.writeString(path, VERSION.matcher(text).replaceFirst("# version " + version));
        }
    }
}
