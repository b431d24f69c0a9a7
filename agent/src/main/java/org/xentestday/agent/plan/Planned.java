package org.xentestday.agent.plan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.plan.Plan;

/**
 * The TestDays that are known here.
 *
 * @param plans as the server told them; none if it never did
 * @param asOf when it told them, by this machine's clock; null if it never did
 * @param trouble why it could not be asked now; null if it answered, or was not asked
 */
public record Planned(
        List<Plan> plans, @Nullable Instant asOf, @Nullable String trouble) {
    /** Nothing was ever told here. */
    public static final Planned NONE = new Planned(List.of(), null, null);

    public Planned {
        plans = List.copyOf(plans);
    }

    /** The same where the server could not be asked. */
    public Planned with(String sentence) {
        return new Planned(plans, asOf, sentence);
    }
}
