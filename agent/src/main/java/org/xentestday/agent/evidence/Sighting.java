package org.xentestday.agent.evidence;

import java.util.List;
import org.xentestday.model.result.Symptom;

/**
 * A signature found in lines.
 *
 * @param symptom which
 * @param means what it says
 * @param excerpt the lines around it
 */
public record Sighting(Symptom symptom, Means means, List<String> excerpt) {
    public Sighting {
        excerpt = List.copyOf(excerpt);
    }
}
