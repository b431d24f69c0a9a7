package org.xentestday.collector.plan;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.json.Schema;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;

/** What the schema cannot know of a plan: whether the tests it asks for exist, and whether its candidates are its own. */
final class PlanCheck {
    private static final JsonPointer ROOT = JsonPointer.empty();

    private final Catalogue catalogue;

    PlanCheck(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** All that is wrong, each at its place. */
    List<Schema.Fault> faults(Plan plan) {
        List<Schema.Fault> faults = new ArrayList<>();
        candidates(plan, faults);
        for (int i = 0; i < plan.wanted().size(); i++) {
            wanted(plan.wanted().get(i), ROOT.appendProperty("wanted").appendIndex(i), faults);
        }
        for (int i = 0; i < plan.touched().size(); i++) {
            String area = plan.touched().get(i).area();
            if (catalogue.tests().stream().map(TestCase::area).noneMatch(area::equals)) {
                faults.add(new Schema.Fault(
                        ROOT.appendProperty("touched").appendIndex(i).appendProperty("area"),
                        "the catalogue has no area " + area));
            }
        }
        return faults;
    }

    private static void candidates(Plan plan, List<Schema.Fault> faults) {
        for (int i = 0; i < plan.candidates().size(); i++) {
            Candidate each = plan.candidates().get(i).candidate();
            if (!each.release().equals(plan.release()) && !each.equals(plan.baseline())) {
                faults.add(new Schema.Fault(
                        ROOT.appendProperty("candidates").appendIndex(i).appendProperty("candidate"),
                        each + " is neither of the release " + plan.release() + " nor its baseline"));
            }
        }
        Candidate tested = plan.candidate();
        if (tested != null && !tested.release().equals(plan.release())) {
            faults.add(new Schema.Fault(
                    ROOT.appendProperty("candidate"), tested + " is not of the release " + plan.release()));
        }
    }

    private void wanted(Plan.Wanted wanted, JsonPointer at, List<Schema.Fault> faults) {
        if (catalogue.test(wanted.test()).isEmpty()) {
            faults.add(new Schema.Fault(at.appendProperty("test"), "the catalogue has no test " + wanted.test()));
        }
        wanted.on().values().forEach((name, value) -> {
            JsonPointer facet = at.appendProperty("on").appendProperty(name);
            Optional<Facet> known = Facet.named(name);
            if (known.isEmpty()) {
                faults.add(new Schema.Fault(facet, "there is no facet " + name));
            } else if (!known.get().allows(value)) {
                faults.add(new Schema.Fault(
                        facet,
                        "no value of " + name + ": it takes " + known.get().form()));
            }
        });
    }
}
