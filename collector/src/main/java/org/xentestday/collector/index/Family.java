package org.xentestday.collector.index;

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

    /** The name of an index that is made anew beside that of a release. No template knows it, so it gets no alias. */
    String rebuilt(String release, String stamp) {
        return alias.replaceFirst("^testday-", "testday-rebuilt-") + "-" + release + "-" + stamp;
    }

    /** Every index of this family, as a pattern. */
    String pattern() {
        return perRelease ? alias + "-*" : alias;
    }
}
