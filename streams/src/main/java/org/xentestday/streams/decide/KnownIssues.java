package org.xentestday.streams.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xentestday.model.issue.KnownIssue;
import org.xentestday.model.issue.KnownIssue.Match;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.verdict.Known;
import org.xentestday.model.verdict.Known.Standing;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;

/**
 * Puts known issues beside verdicts, with the machines that fail as an issue says and those that do not. It never
 * changes what a verdict says of the product. An issue that was seen stays until enough machines of its extent pass;
 * that nobody ran the test clears nothing.
 */
public final class KnownIssues {
    private KnownIssues() {}

    /** That verdict with the issues that concern it, in the order given. */
    public static Verdict beside(Verdict verdict, Question question, List<KnownIssue> issues) {
        List<Known> known = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (KnownIssue issue : issues) {
            known(verdict, question, issue).ifPresent(one -> {
                known.add(one);
                line(one).ifPresent(lines::add);
            });
        }
        return known.isEmpty() ? verdict : verdict.with(known, lines);
    }

    private static Optional<Known> known(Verdict verdict, Question question, KnownIssue issue) {
        if (!concerns(issue.match(), question)) {
            return Optional.empty();
        }
        List<Cell> failing = question.failing(verdict.extent());
        int matching = (int)
                failing.stream().filter(cell -> shows(issue.match(), cell)).count();
        Tally here = tally(issue.match(), question, question.candidate());
        return standing(issue.match(), question, failing.size(), matching, here)
                .map(standing -> new Known(
                        issue.id(),
                        issue.title(),
                        issue.state(),
                        new Tally(matching, failing.size()),
                        here.passing(),
                        standing,
                        matching > 0 ? issue.waiver() : null));
    }

    private static boolean concerns(Match match, Question question) {
        Candidate from = match.from();
        return (match.tests().isEmpty() || match.tests().contains(question.test()))
                && (from == null || from.compareTo(question.candidate()) <= 0);
    }

    private static Optional<Standing> standing(Match match, Question question, int failing, int matching, Tally here) {
        if (matching > 0) {
            return Optional.of(matching == failing ? Standing.EXPLAINS : Standing.PARTLY);
        }
        return earlier(match, question).map(before -> gone(here, before) ? Standing.CLEARED : Standing.QUIET);
    }

    /** The newest earlier candidate that shows the issue: how many machines do, of those of its extent that ran. */
    private static Optional<Tally> earlier(Match match, Question question) {
        return Stream.concat(question.baselineRelease().stream(), question.earlierCandidates().stream())
                .map(candidate -> tally(match, question, candidate))
                .filter(tally -> tally.failing() > 0)
                .reduce((older, newer) -> newer);
    }

    /** Whether so many machines pass that a failure rate as before is excluded with 95 %: 1 - 0.05^(1/n) is below it. */
    private static boolean gone(Tally here, Tally before) {
        double rate = before.failing() / (double) before.ran();
        return here.failing() == 0 && here.ran() > 0 && Rates.upperBound(here.ran()) < rate;
    }

    private static Tally tally(Match match, Question question, Candidate candidate) {
        Tally tally = Tally.NONE;
        for (Cell cell : question.votes(candidate)) {
            if (cell.facets().within(match.extent())) {
                tally = tally.plus(shows(match, cell));
            }
        }
        return tally;
    }

    private static boolean shows(Match match, Cell cell) {
        return cell.fails()
                && cell.facets().within(match.extent())
                && (match.symptoms().isEmpty() || Signatures.symptoms(cell).anyMatch(match.symptoms()::contains));
    }

    private static Optional<String> line(Known known) {
        String machines = known.matching() + " failing machines";
        return switch (known.state()) {
            case DRY_RUN -> Optional.empty();
            case ACTIVE ->
                switch (known.standing()) {
                    case EXPLAINS, PARTLY -> Optional.of("known issue " + known.issue() + ": " + machines);
                    case QUIET ->
                        Optional.of("known issue " + known.issue() + ": not seen, and too few ran to clear it");
                    case CLEARED ->
                        Optional.of(
                                "known issue " + known.issue() + ": gone, " + known.clear() + " machines are clear");
                };
            case CLOSED ->
                known.matching().failing() == 0
                        ? Optional.empty()
                        : Optional.of("known issue " + known.issue() + " was closed and is back: " + machines);
        };
    }
}
