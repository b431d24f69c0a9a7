package org.xentestday.agent.plan;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.probe.Running;
import org.xentestday.agent.spool.Summary;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.catalogue.Need;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Status;
import org.xentestday.model.verdict.Asks;
import org.xentestday.model.verdict.Asks.Ask;

/** An AMD machine with a graphics card, on the bench of a TestDay. */
final class Bench {
    static final Catalogue CATALOGUE = Catalogue.shipped();
    static final Candidate RC5 = Candidate.parse("4.3.0-rc5");
    static final Candidate RC6 = Candidate.parse("4.3.0-rc6");
    static final String ME = "a".repeat(32);
    static final String CARD = "0000:03:00.0";
    static final Facets AMD = Facets.NONE.with(Facet.CPU_VENDOR, "amd");
    static final Facets LARGE = Facets.NONE.with(Facet.DUT_CLASS, "gpu").with(Facet.DUT_BAR, "le8g");
    static final Facets SMALL = Facets.NONE.with(Facet.DUT_CLASS, "gpu").with(Facet.DUT_BAR, "le256m");

    private Bench() {}

    static Machine machine(Need... missing) {
        return machine(new Running("4.3", Optional.of("c6".repeat(6))), missing);
    }

    /** The same where that runs. */
    static Machine machine(Running running, Need... missing) {
        Set<Need> none = EnumSet.noneOf(Need.class);
        none.addAll(List.of(missing));
        return new Machine(
                ME,
                AMD.with(Facet.IOMMU, "amdvi"),
                Map.of(CARD, LARGE.with(Facet.DUT_FUNCTION, "pf")),
                none,
                Optional.of(running));
    }

    static Plan plan(Plan.Wanted... wanted) {
        return new Plan(
                "xen-4.3.0",
                "Xen 4.3",
                "4.3.0",
                Candidate.parse("4.2.2-final"),
                List.of(new Plan.KnownBuild(RC6, "c6".repeat(20)), new Plan.KnownBuild(RC5, "c5".repeat(20))),
                null,
                List.of(wanted));
    }

    static Plan.Wanted wanted(String test) {
        return new Plan.Wanted(test, Facets.NONE, 5);
    }

    static TestCase test(String id) {
        return CATALOGUE.test(id).orElseThrow();
    }

    static Asks asks(String test, Ask... asks) {
        return new Asks(RC6, test, List.of(asks));
    }

    static Ask ask(@Nullable String machine, Facets having, Facets lacking, Candidate run, double bits) {
        return new Ask(machine, having, lacking, run, bits, "It would tell.");
    }

    static Ask anyone(double bits) {
        return ask(null, Facets.NONE, Facets.NONE, RC6, bits);
    }

    static Summary did(String test, Candidate candidate, Status status) {
        return new Summary("0".repeat(40), "xen-4.3.0", candidate, test, status, "b".repeat(16), 1, Instant.EPOCH);
    }
}
