package org.xentestday.collector.readiness;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

/**
 * What a candidate must have shown to be called ready.
 *
 * @param id for the report
 * @param blocking findings that block where Xen supports the feature
 * @param rules what is asked for
 * @param waivers what someone has taken upon themselves
 */
record Policy(String id, Set<VerdictKind> blocking, List<Rule> rules, List<Waiver> waivers) {
    Policy {
        blocking = Set.copyOf(blocking);
        rules = List.copyOf(rules);
        waivers = waivers.stream().sorted(Waiver.LONGEST).toList();
    }

    /** The waiver of a verdict that holds longest, if one holds now. */
    Optional<Waiver> waiver(Verdict verdict, Instant now) {
        return waivers.stream()
                .filter(each -> each.holds(now) && each.covers(verdict))
                .findFirst();
    }

    /** The waiver of missing evidence for a test. */
    Optional<Waiver> waiver(String test, Instant now) {
        return waivers.stream()
                .filter(each -> each.holds(now) && each.coversAll(test))
                .findFirst();
    }

    /** Waivers that hold no more; whoever forgot them learns of it. */
    List<Waiver> expired(Instant now) {
        return waivers.stream().filter(each -> !each.holds(now)).toList();
    }
}
