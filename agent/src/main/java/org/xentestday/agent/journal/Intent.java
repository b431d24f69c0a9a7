package org.xentestday.agent.journal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.xentestday.model.result.ResultId;

/**
 * An attempt that is about to begin: enough to say, after the machine died in it, which result is missing.
 *
 * @param task what is run
 * @param attempt of this test in this boot, from 1
 * @param machine pseudonym
 * @param boot pseudonym of the boot it runs in
 * @param startedAt by this machine's clock
 */
public record Intent(Task task, int attempt, String machine, String boot, Instant startedAt) {
    /** The id of the result this attempt ends with, whoever writes it. */
    @JsonIgnore
    public String resultId() {
        return ResultId.of(task.plan(), machine, boot, task.test(), attempt);
    }
}
