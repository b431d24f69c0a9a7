package org.xentestday.agent.evidence;

import java.util.List;
import org.xentestday.model.result.Symptom;

/**
 * A known signature in a log.
 *
 * @param symptom its id in the catalogue, and the line that shows it, normalised
 * @param means what it means for the test in which it appeared
 * @param excerpt the lines around it, within the limits of the contract; not yet free of private words
 */
public record Sighting(Symptom symptom, Means means, List<String> excerpt) {
    public Sighting {
        excerpt = List.copyOf(excerpt);
    }
}
