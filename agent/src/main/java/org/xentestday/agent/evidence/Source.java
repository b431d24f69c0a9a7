package org.xentestday.agent.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Whose words a line is. A tagged line starts with that name, a bar and a space; the tag names a kind of log and never a
 * file, whose name may be that of somebody's guest.
 */
public enum Source {
    /** The hypervisor, and hvmloader in its ring. */
    XEN,
    /** The kernel of dom0. */
    DOM0,
    /** {@code xl} and {@code libxl}. */
    XL,
    /** The device model. */
    QEMU,
    /** A guest's console. */
    GUEST;

    private static final String BAR = "| ";

    /** The name in tags and in the catalogue of signatures. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That line with this source's tag. */
    public String tag(String line) {
        return word() + BAR + line;
    }
}
