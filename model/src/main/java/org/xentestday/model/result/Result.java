package org.xentestday.model.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt at one test on one machine gave. Self-contained: no other record decides its meaning. Sizes and
 * forms are in the JSON Schema {@code result}; this record holds what must be true in code.
 *
 * @param plan the TestDay it was made for
 * @param release the release that TestDay is about; a baseline run of an older release belongs to it too
 * @param machine pseudonym of the host, 32 hex digits
 * @param boot pseudonym of the boot, 16 hex digits
 * @param test id in the catalogue
 * @param testVersion version of that catalogue entry
 * @param attempt 1 for the first run of this test in this boot, then counting
 * @param build the hypervisor that ran
 * @param status how it ended
 * @param wentWrong one sentence; required when the status speaks against the product
 * @param reason code for a status that is no evidence
 * @param lastStep last journalled step, where the run did not come to its end
 * @param symptom first failure signature in the evidence
 * @param excerpt lines around the symptom, plain text, at most 40 lines and 8 KiB
 * @param facets the configuration of this run
 * @param startedAt when the attempt began, by the machine's clock
 * @param durationMillis how long it took
 * @param workarounds Xen or kernel options it needed to pass
 * @param warnings what was odd although it passed
 * @param measures numbers recorded
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Result(
        String plan,
        String release,
        String machine,
        String boot,
        String test,
        int testVersion,
        int attempt,
        Build build,
        Status status,
        @Nullable String wentWrong,
        @Nullable String reason,
        @Nullable String lastStep,
        @Nullable Symptom symptom,
        List<String> excerpt,
        Facets facets,
        Instant startedAt,
        long durationMillis,
        List<String> workarounds,
        List<String> warnings,
        List<Measure> measures) {

    public Result {
        if (status.failure() && (wentWrong == null || wentWrong.isBlank())) {
            throw new IllegalArgumentException(status + " needs a sentence that says what went wrong");
        }
        excerpt = copy(excerpt);
        workarounds = copy(workarounds);
        warnings = copy(warnings);
        measures = copy(measures);
        facets = facets == null ? Facets.NONE : facets;
    }

    /** The id made from this result's cause: sending it again can never count again. */
    public String id() {
        return ResultId.of(plan, machine, boot, test, attempt);
    }

    /** The same result of another attempt. */
    public Result as(int otherAttempt) {
        return new Result(
                plan,
                release,
                machine,
                boot,
                test,
                testVersion,
                otherAttempt,
                build,
                status,
                wentWrong,
                reason,
                lastStep,
                symptom,
                excerpt,
                facets,
                startedAt,
                durationMillis,
                workarounds,
                warnings,
                measures);
    }

    /** The key of its topic, {@code <release>/<test>}. */
    public String key() {
        return release + "/" + test;
    }

    /** Absent lists are read as empty ones: JSON leaves them out. */
    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
