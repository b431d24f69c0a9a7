package org.xentestday.agent.probe;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.xentestday.agent.command.Ran;

/** What commands print, as something that was read. */
final class Commands {
    private static final Pattern DENIED =
            Pattern.compile("permission denied|operation not permitted|must be root", Pattern.CASE_INSENSITIVE);

    private final org.xentestday.agent.command.Commands programs = org.xentestday.agent.command.Commands.attached();
    private final Duration timeout;

    Commands(Duration timeout) {
        this.timeout = timeout;
    }

    /** Its standard output if it ended with 0 in time or was ended for printing more than is kept. */
    Reading run(String... words) {
        return reading(programs.run(timeout, words));
    }

    /** The same, but of a long output the end. */
    Optional<String> tail(String... words) {
        return reading(programs.tail(timeout, words)).text();
    }

    private static Reading reading(Ran ran) {
        return switch (ran.end()) {
            case CUT -> new Reading.Text(ran.out());
            case LATE -> new Reading.Nothing(Why.LATE);
            case DENIED -> new Reading.Nothing(Why.DENIED);
            case ABSENT -> new Reading.Nothing(Why.ABSENT);
            case BY_ITSELF -> ran.ok() ? new Reading.Text(ran.out()) : new Reading.Nothing(why(ran));
        };
    }

    private static Why why(Ran ran) {
        return DENIED.matcher(ran.err()).find() ? Why.DENIED : Why.FAILED;
    }
}
