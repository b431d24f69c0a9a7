package org.xentestday.agent.journal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.evidence.Position;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.ResultId;

/**
 * An attempt that is about to begin: enough to say, after the machine died in it, which result is missing.
 *
 * @param task what is run
 * @param attempt of this test in this boot, from 1
 * @param machine pseudonym
 * @param boot pseudonym of the boot it runs in
 * @param startedAt by this machine's clock
 * @param console where the hypervisor's console log ended then; null where there was none
 */
public record Intent(
        Task task,
        int attempt,
        String machine,
        String boot,
        Instant startedAt,
        @Nullable Position console) {
    /** The same about a hypervisor and a configuration that are better known. */
    public Intent about(Build build, Facets facets) {
        return new Intent(task.of(build, facets), attempt, machine, boot, startedAt, console);
    }

    /** The id of the result this attempt ends with, whoever writes it. */
    @JsonIgnore
    public String resultId() {
        return ResultId.of(task.plan(), machine, boot, task.test(), attempt);
    }
}
