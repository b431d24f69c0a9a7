package org.xentestday.collector.readiness;

import java.util.List;
import java.util.Set;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.catalogue.TestCase;

/** The tests that a rule is about. */
sealed interface Scope {
    /** Those named. */
    record Tests(Set<String> ids) implements Scope {}

    /** Those of an area of the catalogue. */
    record Area(String area) implements Scope {}

    /** Those of a feature of SUPPORT.md. */
    record Feature(String feature) implements Scope {}

    /** Those of features with that level in SUPPORT.md. */
    record Level(TestCase.Support support) implements Scope {}

    /** Those that the plan wants, on the machines and in the number that it wants. */
    record Wanted() implements Scope {}

    /** The tests, in the catalogue's order; none for {@link Wanted}, which the plan tells. */
    default List<TestCase> in(Catalogue catalogue) {
        return catalogue.tests().stream().filter(this::names).toList();
    }

    private boolean names(TestCase test) {
        return switch (this) {
            case Tests(var ids) -> ids.contains(test.id());
            case Area(var area) -> area.equals(test.area()) && harmless(test);
            case Feature(var feature) -> feature.equals(test.feature()) && harmless(test);
            case Level(var support) -> support == test.support() && harmless(test);
            case Wanted() -> false;
        };
    }

    /** Nobody must lose a machine for a release: a destructive test is asked for by name or not at all. */
    private static boolean harmless(TestCase test) {
        return test.risk() != TestCase.Risk.DESTRUCTIVE;
    }
}
