package org.xentestday.agent.server;

import org.jspecify.annotations.Nullable;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Verdict;

/**
 * What the server knows about one result.
 *
 * @param id of the result
 * @param stage how far it came
 * @param disposition what became of it, once streams have said so
 * @param verdict the verdict it is part of
 */
public record Receipt(
        String id,
        @Nullable String stage,
        @Nullable Disposition disposition,
        @Nullable Verdict verdict) {}
