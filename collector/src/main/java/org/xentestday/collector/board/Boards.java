package org.xentestday.collector.board;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.xentestday.collector.view.Standing;
import org.xentestday.collector.view.Words;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.verdict.Coverage;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;

/** Draws boards. Pure: it shows what streams decided and decides nothing. */
final class Boards {
    private static final String OTHER = "other";

    private final Catalogue catalogue;

    Boards(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The board of a candidate by a facet; the empty facet lets the board choose. */
    Board draw(Plan plan, List<String> plans, List<Candidate> candidates, Standing standing, String facet) {
        List<String> choices = Columns.facets(standing);
        String shown = choices.contains(facet) ? facet : Columns.first(standing).orElse("");
        List<String> columns = Columns.values(standing, shown);
        List<Row> rows =
                tests(standing).map(test -> row(test, standing, shown, columns)).toList();
        return new Board(summary(plan, plans, candidates, standing, shown, columns), rows);
    }

    private Stream<String> tests(Standing standing) {
        Stream<String> known = catalogue.tests().stream().map(TestCase::id);
        Stream<String> seen = Stream.concat(
                standing.coverage().keySet().stream(),
                standing.verdicts().values().stream().map(Verdict::test));
        return Stream.concat(known, seen.sorted()).distinct();
    }

    private Row row(String id, Standing standing, String facet, List<String> columns) {
        Coverage coverage = standing.coverage().get(id);
        List<Verdict> verdicts = standing.verdicts().values().stream()
                .filter(each -> each.test().equals(id))
                .toList();
        Map<String, Tally> tallies =
                coverage == null ? Map.of() : coverage.facets().getOrDefault(facet, new TreeMap<>());
        SortedMap<String, Cell> cells = new TreeMap<>();
        columns.stream()
                .filter(tallies::containsKey)
                .forEach(value ->
                        cells.put(value, Cell.of(facet, value, tallies.getOrDefault(value, Tally.NONE), verdicts)));
        TestCase test = catalogue.test(id).orElse(null);
        return new Row(
                id,
                test == null ? id : test.title(),
                test == null ? OTHER : test.area(),
                test == null ? null : test.support(),
                Cell.all(coverage == null ? Tally.NONE : coverage.machines(), standing.verdict(id)),
                standing.verdict(id).map(Verdict::unjudged).orElse(0),
                cells);
    }

    private Summary summary(
            Plan plan,
            List<String> plans,
            List<Candidate> candidates,
            Standing standing,
            String facet,
            List<String> columns) {
        return new Summary(
                Summary.State.OPEN,
                plan.id(),
                plan.title(),
                Words.focus(plan),
                plans,
                plan.baseline(),
                standing.candidate(),
                plan.changeset(standing.candidate()).orElse(null),
                candidates,
                facet,
                Columns.facets(standing).stream()
                        .map(name -> new Summary.FacetChoice(name, Columns.title(name)))
                        .toList(),
                columns,
                Columns.count(standing, facet) - columns.size(),
                standing.findings().stream()
                        .map(each -> Finding.of(each, title(each.test())))
                        .toList(),
                Call.all(standing, this::title),
                standing.attendance().machines(),
                standing.attendance().testers(),
                standing.coverage().values().stream()
                        .mapToInt(Coverage::results)
                        .sum(),
                standing.coverage().values().stream()
                        .mapToInt(Coverage::duplicates)
                        .sum(),
                standing.aside().getOrDefault(Disposition.Kind.SUPERSEDED, 0),
                standing.aside().getOrDefault(Disposition.Kind.EXCLUDED, 0),
                standing.changed());
    }

    private String title(String test) {
        return catalogue.test(test).map(TestCase::title).orElse(test);
    }
}
