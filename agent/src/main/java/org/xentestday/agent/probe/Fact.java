package org.xentestday.agent.probe;

import org.xentestday.model.result.Facet;

/**
 * One facet of this machine and where it comes from. The value is in the facet's vocabulary.
 *
 * @param facet the facet
 * @param value as it would be sent
 * @param source file or command it was read from; stays here
 */
public record Fact(Facet facet, String value, String source) {
    public Fact {
        if (!facet.allows(value)) {
            throw new IllegalArgumentException("not in the vocabulary of " + facet.facetName());
        }
    }
}
