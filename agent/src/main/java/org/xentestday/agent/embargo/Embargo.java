package org.xentestday.agent.embargo;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.xentestday.agent.journal.Task;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;

/**
 * Decides what must not leave this machine: what the tester marked, a host that went down under a guest that was written
 * to provoke it, and whatever names a security advisory that is not public. Immutable.
 */
public final class Embargo {
    /** Why a result stays that the tester marked. */
    public static final String MARKED = "marked as a matter of security";
    /** Whom to tell. */
    public static final String ADDRESS = "security@xenproject.org";

    /** Tests whose guests attack the hypervisor: a host that goes down in one of them may be an attack that works. */
    private static final Pattern PROVOKING = Pattern.compile("(?:.*-)?(?:xtf|xsa)(?:-.*)?");

    private final Advisories advisories;

    private Embargo(Advisories advisories) {
        this.advisories = advisories;
    }

    /** With the advisories known to this version. */
    public static Embargo shipped() {
        return new Embargo(Advisories.shipped());
    }

    /** Why that result stays here, in a few words; empty if it may leave. */
    public Optional<String> why(Task task, Result result) {
        if (task.security() != null) {
            return Optional.of(task.security());
        }
        if (provoking(result.test()) && result.status() == Status.HOST_LOST) {
            return Optional.of("the host went down under an unprivileged guest");
        }
        return advisories
                .unpublished(new String(Json.write(result), StandardCharsets.UTF_8))
                .map(name -> "names " + name + ", which is not known to be public");
    }

    /**
     * Whether attempts at that task are not announced: a start without an end would tell what {@link #why} keeps. Such
     * tests are never announced, so that silence says nothing.
     */
    public boolean silent(Task task) {
        return task.security() != null
                || provoking(task.test())
                || advisories.unpublished(task.test()).isPresent();
    }

    /** The task, as a matter of security if those words of the build that runs name an advisory that is not public. */
    public Task on(String build, Task task) {
        return task.security() != null
                ? task
                : advisories
                        .unpublished(build)
                        .map(name -> task.suspected("the build names " + name + ", which is not known to be public"))
                        .orElse(task);
    }

    private static boolean provoking(String test) {
        return PROVOKING.matcher(test).matches();
    }
}
