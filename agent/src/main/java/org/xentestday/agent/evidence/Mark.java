package org.xentestday.agent.evidence;

import java.util.List;
import org.xentestday.agent.probe.Host;

/** A moment in a host's logs. */
public final class Mark {
    private final Host host;
    private final String before;

    Mark(Host host, String before) {
        this.host = host;
        this.before = before;
    }

    /** The lines that came since. */
    public List<String> fresh() {
        String now = host.run("xl", "dmesg").orElse("");
        return (now.startsWith(before) ? now.substring(before.length()) : now)
                .lines()
                .toList();
    }
}
