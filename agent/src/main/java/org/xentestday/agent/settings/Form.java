package org.xentestday.agent.settings;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.xentestday.agent.command.Pace;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.send.KafkaChoice;
import org.xentestday.agent.server.ProxyAddress;

/** What a value must look like. */
enum Form {
    ADDRESS("an address like https://HOST"),
    PATH("a path"),
    WAY("http or kafka"),
    SWITCH("true or false"),
    SECONDS("a number of seconds from 1 to 600"),
    FACTOR("a number from 1 to 25"),
    PROXY("none, or like http://HOST:PORT or http://USER:PASSWORD@HOST:PORT"),
    BROKERS("brokers like HOST:PORT, separated by commas"),
    WORD("a word");

    private static final int MAX_SECONDS = 600;

    private final String must;

    Form(String must) {
        this.must = must;
    }

    /** What it must be, in words. */
    String must() {
        return must;
    }

    boolean allows(String text) {
        return switch (this) {
            case ADDRESS -> address(text);
            case PATH -> path(text);
            case WAY -> text.equals("http") || text.equals("kafka");
            case SWITCH -> text.equals("true") || text.equals("false");
            case SECONDS -> seconds(text);
            case FACTOR -> factor(text);
            case PROXY -> proxy(text);
            case BROKERS -> brokers(text);
            case WORD -> text.matches("\\S+");
        };
    }

    private static boolean address(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }

    private static boolean path(String text) {
        try {
            return !Path.of(text).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean seconds(String text) {
        return text.matches("\\d{1,4}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MAX_SECONDS;
    }

    private static boolean factor(String text) {
        return text.matches("\\d{1,2}(\\.\\d{1,3})?")
                && new Pace(Double.parseDouble(text)).factor() == Double.parseDouble(text);
    }

    private static boolean proxy(String text) {
        try {
            return text.equals("none") || !ProxyAddress.parse(text).host().isEmpty();
        } catch (AgentException e) {
            return false;
        }
    }

    private static boolean brokers(String text) {
        List<String> brokers = KafkaChoice.brokers(text);
        return !brokers.isEmpty()
                && brokers.stream().allMatch(broker -> broker.matches("([^\\s:/]+|\\[[0-9a-fA-F:]+]):\\d{1,5}"));
    }
}
