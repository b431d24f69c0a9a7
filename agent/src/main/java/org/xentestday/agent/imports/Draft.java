package org.xentestday.agent.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Measure;
import org.xentestday.model.result.Status;

/** A proposal while a parser fills it. Texts are made fit for the contract on their way in. For one thread. */
final class Draft {
    /** Less than the contract allows: taking names out may make a text longer. */
    private static final int SENTENCE_CHARS = 400;

    private static final int OPTION_CHARS = 150;
    private static final int LIST_ITEMS = 10;
    private static final long YEAR_MILLIS = 31_536_000_000L;

    private final int machine;
    private final String told;
    private @Nullable String test;
    private @Nullable Status status;
    private @Nullable Candidate candidate;
    private @Nullable String changeset;
    private @Nullable String wentWrong;
    private @Nullable String reason;
    private List<String> excerpt = List.of();
    private final List<String> workarounds = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();
    private Facets facets = Facets.NONE;
    private @Nullable Instant startedAt;
    private long durationMillis;
    private @Nullable String exported;

    Draft(int machine, String told) {
        this.machine = machine;
        this.told = Plain.line(told, SENTENCE_CHARS);
    }

    static Draft of(Proposal proposal) {
        Draft draft = new Draft(proposal.machine(), proposal.told())
                .test(proposal.test())
                .status(proposal.status())
                .candidate(proposal.candidate())
                .changeset(proposal.changeset())
                .wentWrong(proposal.wentWrong())
                .reason(proposal.reason())
                .excerpt(proposal.excerpt())
                .facets(proposal.facets())
                .startedAt(proposal.startedAt())
                .durationMillis(proposal.durationMillis())
                .exported(proposal.exported());
        proposal.workarounds().forEach(draft::workaround);
        proposal.warnings().forEach(draft::warning);
        proposal.measures().forEach(draft::measure);
        return draft;
    }

    Proposal proposal(int number) {
        return new Proposal(
                number,
                machine,
                told,
                test,
                status,
                candidate,
                changeset,
                wentWrong,
                reason,
                excerpt,
                workarounds,
                warnings,
                measures,
                facets,
                startedAt,
                durationMillis,
                exported);
    }

    Draft test(@Nullable String id) {
        this.test = id;
        return this;
    }

    Draft status(@Nullable Status newStatus) {
        this.status = newStatus;
        return this;
    }

    Draft candidate(@Nullable Candidate newCandidate) {
        this.candidate = newCandidate;
        return this;
    }

    Draft changeset(@Nullable String commit) {
        this.changeset = commit;
        return this;
    }

    Draft wentWrong(@Nullable String sentence) {
        this.wentWrong = sentence == null ? null : Plain.nullable(Plain.line(sentence, SENTENCE_CHARS));
        return this;
    }

    Draft reason(@Nullable String words) {
        this.reason = words == null ? null : Plain.nullable(Plain.line(words, SENTENCE_CHARS));
        return this;
    }

    Draft excerpt(List<String> lines) {
        this.excerpt = Plain.excerpt(lines);
        return this;
    }

    Draft workaround(String option) {
        add(workarounds, option, OPTION_CHARS);
        return this;
    }

    Draft warning(String sentence) {
        add(warnings, sentence, SENTENCE_CHARS);
        return this;
    }

    Draft measure(Measure measure) {
        measures.add(measure);
        return this;
    }

    Draft count(String name, long number) {
        return measure(new Measure(name, number, "tests"));
    }

    Draft facets(Facets newFacets) {
        this.facets = newFacets;
        return this;
    }

    /** Takes a facet if the value is in the vocabulary. */
    Draft facet(Facet facet, String value) {
        if (facet.allows(value)) {
            facets = facets.with(facet, value);
        }
        return this;
    }

    Draft startedAt(@Nullable Instant start) {
        this.startedAt = start;
        return this;
    }

    Draft durationMillis(long millis) {
        this.durationMillis = Math.clamp(millis, 0, YEAR_MILLIS);
        return this;
    }

    Draft exported(@Nullable String id) {
        this.exported = id;
        return this;
    }

    private static void add(List<String> list, String text, int chars) {
        String line = Plain.line(text, chars);
        if (!line.isEmpty() && list.size() < LIST_ITEMS && !list.contains(line)) {
            list.add(line);
        }
    }
}
