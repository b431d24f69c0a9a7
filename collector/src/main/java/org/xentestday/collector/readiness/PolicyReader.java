package org.xentestday.collector.readiness;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xentestday.collector.view.Words;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.verdict.VerdictKind;

/** Reads a policy and holds it against the catalogue: a rule about a test that does not exist would never be met. */
final class PolicyReader {
    private static final Set<String> POLICY = Set.of("id", "blocking", "rules", "waivers");
    private static final Set<String> SCOPES = Set.of("tests", "area", "feature", "support", "wanted");
    private static final Set<String> RULE = Set.of(
            "name",
            "tests",
            "area",
            "feature",
            "support",
            "wanted",
            "machines",
            "testers",
            "exact",
            "facets",
            "failure-rate");
    private static final Set<String> WAIVER = Set.of("test", "on", "owner", "reason", "expires");

    private final Catalogue catalogue;

    PolicyReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The policy in that text; {@link BrokenPolicyException} says in one sentence what is wrong on which line. */
    Policy read(String yaml) throws IOException {
        Mapping policy = Mapping.of(Located.read(yaml), "the policy", POLICY);
        return new Policy(
                policy.text("id"),
                blocking(policy),
                policy.items("rules").stream().map(this::rule).toList(),
                policy.items("waivers").stream().map(this::waiver).toList());
    }

    private static Set<VerdictKind> blocking(Mapping policy) {
        if (!policy.has("blocking")) {
            return EnumSet.of(VerdictKind.REGRESSION, VerdictKind.NEW_FAILURE);
        }
        Set<VerdictKind> kinds = EnumSet.noneOf(VerdictKind.class);
        for (String name : policy.texts("blocking")) {
            kinds.add(Stream.of(VerdictKind.values())
                    .filter(kind -> kind.finding() && kind.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Mapping.broken(
                            policy.at("blocking"), "no finding is called " + name + "; there are " + findings())));
        }
        return kinds;
    }

    private static String findings() {
        return Stream.of(VerdictKind.values())
                .filter(VerdictKind::finding)
                .map(VerdictKind::name)
                .collect(Collectors.joining(", "));
    }

    private Rule rule(Located node) {
        Mapping rule = Mapping.of(node, "a rule", RULE);
        return new Rule(
                rule.text("name"),
                scope(rule),
                rule.count("machines"),
                rule.count("testers"),
                rule.count("exact"),
                facets(rule),
                rule.rate("failure-rate"));
    }

    private Scope scope(Mapping rule) {
        List<String> keys = SCOPES.stream().filter(rule::has).toList();
        if (keys.size() != 1) {
            throw rule.broken("a rule needs exactly one of tests, area, feature, support, wanted");
        }
        String key = keys.getFirst();
        Scope scope = switch (key) {
            case "tests" -> new Scope.Tests(tests(rule));
            case "area" -> new Scope.Area(rule.text(key));
            case "feature" -> new Scope.Feature(rule.text(key));
            case "support" -> new Scope.Level(support(rule));
            default -> new Scope.Wanted();
        };
        if (!(scope instanceof Scope.Wanted) && scope.in(catalogue).isEmpty()) {
            throw Mapping.broken(rule.at(key), "no test of the catalogue has that " + key);
        }
        return scope;
    }

    private Set<String> tests(Mapping rule) {
        Set<String> tests = new TreeSet<>(rule.texts("tests"));
        tests.forEach(test -> exists(test, rule.at("tests")));
        return tests;
    }

    private void exists(String test, Located where) {
        if (catalogue.test(test).isEmpty()) {
            throw Mapping.broken(where, "the catalogue has no test " + test);
        }
    }

    private static TestCase.Support support(Mapping rule) {
        String text = rule.text("support");
        return Stream.of(TestCase.Support.values())
                .filter(each -> Words.level(each).equals(text))
                .findFirst()
                .orElseThrow(() -> Mapping.broken(
                        rule.at("support"), "support must be supported, tech-preview or experimental, not " + text));
    }

    private static SortedMap<String, List<String>> facets(Mapping rule) {
        SortedMap<String, List<String>> facets = new TreeMap<>();
        rule.entries("facets").forEach((name, node) -> {
            List<Located> values = node instanceof Located.Many(int _, List<Located> items) ? items : List.of(node);
            facets.put(name, values.stream().map(value -> value(name, value)).toList());
        });
        return facets;
    }

    private static String value(String name, Located node) {
        Optional<Facet> facet = Facet.named(name);
        if (facet.isEmpty()) {
            throw Mapping.broken(node, "there is no facet " + name);
        }
        if (!(node instanceof Located.Text(int _, String text))
                || text == null
                || !facet.get().allows(text)) {
            throw Mapping.broken(
                    node, "no value of " + name + ": it takes " + facet.get().form());
        }
        return text;
    }

    private Waiver waiver(Located node) {
        Mapping waiver = Mapping.of(node, "a waiver", WAIVER);
        exists(waiver.text("test"), waiver.at("test"));
        Map<String, String> on = new TreeMap<>();
        waiver.entries("on").forEach((name, value) -> on.put(name, value(name, value)));
        return new Waiver(
                waiver.text("test"),
                Facets.of(on),
                waiver.text("owner"),
                waiver.text("reason"),
                waiver.date("expires"));
    }
}
