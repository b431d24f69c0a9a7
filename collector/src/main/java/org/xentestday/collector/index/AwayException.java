package org.xentestday.collector.index;

/** Elasticsearch cannot be reached, or does not take requests now. */
final class AwayException extends Exception {
    private static final long serialVersionUID = 1;

    AwayException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** One sentence for a person. */
    String sentence() {
        return String.valueOf(getMessage());
    }
}
