package org.xentestday.agent.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was understood of a file.
 *
 * @param format its form
 * @param source digest of its words; with a proposal's number it makes a result's id
 * @param machines what the file calls each of its machines; one nameless machine if it names none
 * @param results proposals in the order of the file
 * @param skipped results that are not imported, and why, one line each
 * @param remarks what a person should know
 */
public record Reading(
        FileForm format,
        String source,
        List<String> machines,
        List<Proposal> results,
        List<String> skipped,
        List<String> remarks) {

    public Reading {
        machines = machines == null || machines.isEmpty() ? List.of("") : List.copyOf(machines);
        results = results == null ? List.of() : List.copyOf(results);
        skipped = skipped == null ? List.of() : List.copyOf(skipped);
        remarks = remarks == null ? List.of() : List.copyOf(remarks);
    }

    /** This reading with other proposals. */
    public Reading with(List<Proposal> others) {
        return new Reading(format, source, machines, others, skipped, remarks);
    }

    /** Only the results of that machine, counted from 1. */
    public Reading ofMachine(int machine) {
        return with(results.stream().filter(each -> each.machine() == machine).toList());
    }

    /** Whether a person must still say something. */
    @JsonIgnore
    public boolean open() {
        return results.stream().anyMatch(each -> !each.questions().isEmpty());
    }

    /** A reading while a parser fills it. For one thread. */
    static final class Notes {
        static final int MOST = 5_000;
        private static final int MOST_SKIPPED = 20_000;

        private final Source source;
        private final List<String> machines = new ArrayList<>();
        private final List<Draft> drafts = new ArrayList<>();
        private final List<String> skipped = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();

        Notes(Source source) {
            this.source = source;
        }

        void machine(String label) {
            machines.add(Plain.line(label, 120));
        }

        Draft draft(Draft draft) {
            checkRoom(drafts.size(), MOST);
            drafts.add(draft);
            return draft;
        }

        int size() {
            return drafts.size();
        }

        /** The tests of the drafts from that one on. */
        Set<String> tests(int from) {
            return drafts.subList(from, drafts.size()).stream()
                    .map(draft -> draft.proposal(1).test())
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
        }

        void skip(int line, String what, String why) {
            checkRoom(skipped.size(), MOST_SKIPPED);
            skipped.add(Plain.line("line " + line + ": " + what + ": " + why, 300));
        }

        void remark(String sentence) {
            String line = Plain.line(sentence, 400);
            if (!remarks.contains(line)) {
                remarks.add(line);
            }
        }

        void checkRoom(int taken, int most) {
            if (taken >= most) {
                throw source.wrong("it tells more than " + most + " results; split it.");
            }
        }

        Reading reading(FileForm form) {
            List<Proposal> proposals = new ArrayList<>();
            for (Draft draft : drafts) {
                proposals.add(draft.proposal(proposals.size() + 1));
            }
            return new Reading(form, source.digest(), machines, proposals, skipped, remarks);
        }
    }
}
