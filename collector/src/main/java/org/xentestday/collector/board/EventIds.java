package org.xentestday.collector.board;

import org.jspecify.annotations.Nullable;

/**
 * Ids of the board's events. Versions of the view hold within one process only, so an id names the process too.
 *
 * @param process unique
 */
record EventIds(String process) {
    String id(long version) {
        return process + "-" + version;
    }

    /** The version in an id of this process; -1 for any other, and for none. */
    long version(@Nullable String id) {
        if (id == null || !id.startsWith(process + "-")) {
            return -1;
        }
        try {
            return Long.parseLong(id.substring(process.length() + 1));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
