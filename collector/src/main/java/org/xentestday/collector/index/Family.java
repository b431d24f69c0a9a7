package org.xentestday.collector.index;

import java.util.Optional;

/** A kind of document: the alias under which all its documents are found, and how its indices are named. */
enum Family {
    RESULTS("testday-results", true),
    VERDICTS("testday-verdicts", true),
    COVERAGE("testday-coverage", true),
    DISPOSITIONS("testday-dispositions", true),
    REJECTED("testday-rejected", false);

    private final String alias;
    private final boolean perRelease;

    Family(String alias, boolean perRelease) {
        this.alias = alias;
        this.perRelease = perRelease;
    }

    /** The name that readers ask for: an alias, or the index itself where there is only one. */
    String alias() {
        return alias;
    }

    /** The index of a document about that release; families that are not kept per release have one index. */
    String index(String release) {
        return perRelease ? alias + "-" + release : alias;
    }

    /**
     * The name of the plain index behind that of a release; each time that it is made anew, it has another stamp. No
     * template knows the name, so it gets no alias by itself.
     */
    String plain(String release, String stamp) {
        return alias.replaceFirst("^testday-", "testday-plain-") + "-" + release + "-" + stamp;
    }

    /** The release whose index has that name, if it is one of this family that is kept per release. */
    Optional<String> release(String index) {
        return perRelease && index.startsWith(alias + "-")
                ? Optional.of(index.substring(alias.length() + 1))
                : Optional.empty();
    }

    /** Every index of this family, as a pattern. */
    String pattern() {
        return perRelease ? alias + "-*" : alias;
    }
}
