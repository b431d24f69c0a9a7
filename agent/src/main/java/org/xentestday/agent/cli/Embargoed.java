package org.xentestday.agent.cli;

import java.util.List;
import org.xentestday.agent.embargo.Embargo;
import org.xentestday.agent.embargo.Withheld;

/** Words about a result that stays on this machine. */
final class Embargoed {
    private Embargoed() {}

    static List<String> lines(Withheld withheld) {
        return List.of(
                "Kept here as " + withheld.name() + " and not sent: " + withheld.why() + ".",
                "Tell " + Embargo.ADDRESS + " about it, and nobody else for now. When it may be known: testday send"
                        + " --release " + withheld.name());
    }
}
