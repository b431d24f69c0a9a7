package org.xentestday.collector.index;

/** A newer version of Xen TestDay made the index; writing into it with an older one would spoil it. */
final class NewerIndexException extends Exception {
    private static final long serialVersionUID = 1;

    NewerIndexException(int theirs, int ours) {
        super("The index templates have version " + theirs + " and this collector knows " + ours
                + ": start the collector that belongs to them.");
    }

    /** One sentence for a person. */
    String sentence() {
        return String.valueOf(getMessage());
    }
}
