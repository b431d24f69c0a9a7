package org.xentestday.collector.plan;

import com.fasterxml.jackson.core.JacksonException;
import io.micronaut.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.xentestday.collector.problem.BodyFault;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.model.json.Json;

/** Commits and the files they touched, as {@code git log --oneline --name-only} prints them, or in JSON. */
final class Commits {
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,40} .*");

    private Commits() {}

    /**
     * One commit.
     *
     * @param commit its name
     * @param paths below the root of the tree
     */
    record Commit(String commit, List<String> paths) {
        Commit {
            paths = paths == null ? List.of() : List.copyOf(paths);
        }
    }

    /** The commits in a request's body, at most 4 MiB; ends the request where there are none. */
    static List<Commit> read(InputStream body) {
        String text = text(body).strip();
        List<Commit> commits = text.startsWith("[") ? json(text) : log(text);
        if (commits.isEmpty()) {
            throw malformed("there is no commit; give what git log --oneline --name-only prints");
        }
        return commits;
    }

    private static String text(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw ProblemException.of(
                        HttpStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", "Commits: at most " + MOST_BYTES + " bytes.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw BodyFault.of(e);
        }
    }

    private static List<Commit> json(String text) {
        try {
            return List.of(Json.read(text.getBytes(StandardCharsets.UTF_8), Commit[].class));
        } catch (JacksonException e) {
            throw malformed(e.getOriginalMessage());
        } catch (IOException e) {
            throw malformed("not JSON");
        }
    }

    /** A line that begins with a commit's name begins a commit; the lines below it are its files. */
    static List<Commit> log(String text) {
        List<Commit> commits = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        String commit = "";
        for (String line :
                text.lines().map(String::strip).filter(each -> !each.isEmpty()).toList()) {
            if (COMMIT.matcher(line).matches()) {
                add(commits, commit, paths);
                commit = line.substring(0, line.indexOf(' '));
                paths.clear();
            } else {
                paths.add(line);
            }
        }
        add(commits, commit, paths);
        return commits;
    }

    private static void add(List<Commit> commits, String commit, List<String> paths) {
        if (!commit.isEmpty()) {
            commits.add(new Commit(commit, paths));
        } else if (!paths.isEmpty()) {
            throw malformed("the first line is no commit: " + paths.getFirst());
        }
    }

    private static ProblemException malformed(String sentence) {
        return ProblemException.of(
                HttpStatus.BAD_REQUEST, "malformed", "The commits cannot be read: " + sentence + ".");
    }
}
