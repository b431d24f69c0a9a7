package org.xentestday.agent.guest;

/** No guest can be made on this machine; the message is one sentence that says what to install. */
public final class NoImageException extends Exception {
    private static final long serialVersionUID = 1;

    NoImageException(String sentence) {
        super(sentence);
    }

    /** What to do. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
