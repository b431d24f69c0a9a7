package org.xentestday.streams.decide;

import java.util.List;
import org.xentestday.model.verdict.Tally;

/** Figures about failure rates as they are said. */
final class Rates {
    private static final double NORMAL_95 = 1.959964;

    private Rates() {}

    /**
     * 95 % interval of a rate from k of n votes, by the score method; exact ends at no and all failures. Source: E. B.
     * Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
     */
    static List<Double> interval(Tally votes) {
        double n = votes.ran();
        double rate = votes.failing() / n;
        double z2 = NORMAL_95 * NORMAL_95;
        double middle = (rate + z2 / (2 * n)) / (1 + z2 / n);
        double half = NORMAL_95 * Math.sqrt(rate * (1 - rate) / n + z2 / (4 * n * n)) / (1 + z2 / n);
        return List.of(rounded(Math.max(0, middle - half)), rounded(Math.min(1, middle + half)));
    }

    /** Upper 95 % bound of a failure rate after n passes and no failure: 1 - 0.05^(1/n). */
    static double upperBound(int passes) {
        return rounded(1 - Math.pow(0.05, 1.0 / passes));
    }

    /** A probability as it is said: the model itself may be wrong, so nothing is ever certain. */
    static double probability(double posterior) {
        return Math.min(0.9999, rounded(posterior));
    }

    /** Four decimals: more would be noise, and the same number must give the same bytes everywhere. */
    static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
