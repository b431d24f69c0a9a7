package org.xentestday.collector.limit;

import io.micronaut.context.exceptions.ConfigurationException;

/**
 * So many at once, and so many a second in the long run.
 *
 * @param burst after a pause
 * @param second sustained
 */
record Rate(int burst, int second) {
    Rate {
        if (burst < 1 || second < 1) {
            throw new ConfigurationException(
                    "testday.limits: a rate is two numbers above zero, not " + burst + "/" + second);
        }
    }

    /** Reads {@code 4000/2000}: burst, then how many a second. */
    static Rate of(String setting, String text) {
        String[] parts = text.split("/", -1);
        try {
            return new Rate(Integer.parseInt(parts[0].strip()), Integer.parseInt(parts[1].strip()));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new ConfigurationException(
                    "testday.limits." + setting + ": must be BURST/A-SECOND, such as 4000/2000, not " + text, e);
        }
    }
}
