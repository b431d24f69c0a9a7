package org.xentestday.agent.exports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.exchange.Format;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Measure;
import org.xentestday.model.result.Result;

/** KCIDB, version 5: a checkout for each commit, a build for each kind of build of it, a test for each result. */
final class KcidbExport {
    private static final String ORIGIN = "xentestday";
    private static final String REPOSITORY = "https://xenbits.xen.org/git-http/xen.git";
    private static final int COMMIT_DIGITS = 40;
    private static final int EXCERPT_CHARS = 16_384;

    private final Catalogue catalogue;

    KcidbExport(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    String write(List<Result> results) {
        Map<String, Object> checkouts = new LinkedHashMap<>();
        Map<String, Object> builds = new LinkedHashMap<>();
        for (Result result : results) {
            checkouts.computeIfAbsent(checkoutId(result), id -> checkout(id, result.build()));
            builds.computeIfAbsent(buildId(result), id -> build(id, result));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", Map.of("major", 5, "minor", 0));
        document.put("checkouts", checkouts.values());
        document.put("builds", builds.values());
        document.put("tests", results.stream().map(this::test).toList());
        return Pretty.json(document);
    }

    private static String checkoutId(Result result) {
        return ORIGIN + ":"
                + Optional.ofNullable(result.build().changeset())
                        .orElse(result.build().candidate().toString());
    }

    private static String buildId(Result result) {
        String debug = result.facets()
                .value(Facet.XEN_DEBUG)
                .map(yes -> ":debug-" + yes)
                .orElse("");
        return checkoutId(result) + ":" + result.build().candidate() + debug;
    }

    private static Map<String, Object> checkout(String id, Build build) {
        Map<String, Object> checkout = new LinkedHashMap<>();
        checkout.put("id", id);
        checkout.put("origin", ORIGIN);
        checkout.put("tree_name", "xen");
        checkout.put("git_repository_url", REPOSITORY);
        Optional.ofNullable(build.changeset())
                .filter(commit -> commit.length() == COMMIT_DIGITS)
                .ifPresent(commit -> checkout.put("git_commit_hash", commit));
        checkout.put("git_commit_name", build.candidate().toString());
        checkout.put("valid", true);
        checkout.put("misc", Map.of("known_by", build.knownBy().name()));
        return checkout;
    }

    private static Map<String, Object> build(String id, Result result) {
        Map<String, Object> build = new LinkedHashMap<>();
        build.put("id", id);
        build.put("checkout_id", checkoutId(result));
        build.put("origin", ORIGIN);
        build.put("comment", "Xen " + result.build().candidate());
        build.put("status", "PASS");
        return build;
    }

    private Map<String, Object> test(Result result) {
        Map<String, Object> test = new LinkedHashMap<>();
        test.put("id", ORIGIN + ":" + result.id());
        test.put("build_id", buildId(result));
        test.put("origin", ORIGIN);
        test.put("path", "xen." + Exports.area(catalogue, result) + "." + result.test());
        test.put("status", Format.KCIDB.word(result.status()));
        test.put("start_time", result.startedAt().toString());
        test.put("duration", result.durationMillis() / 1000.0);
        test.put(
                "environment",
                Map.of(
                        "misc",
                        Map.of(
                                "machine",
                                result.machine(),
                                "facets",
                                result.facets().values())));
        if (result.wentWrong() != null) {
            test.put("comment", Exports.message(result));
        }
        if (!result.excerpt().isEmpty()) {
            String excerpt = String.join("\n", result.excerpt());
            test.put("log_excerpt", excerpt.substring(0, Math.min(excerpt.length(), EXCERPT_CHARS)));
        }
        if (result.status().evidence() && result.measures().size() == 1) {
            Measure only = result.measures().getFirst();
            test.put("number", Map.of("value", only.value(), "unit", only.unit()));
        }
        test.put("misc", misc(result));
        return test;
    }

    /** What KCIDB has no place for, in our own words. */
    static Map<String, Object> misc(Result result) {
        Map<String, Object> misc = new LinkedHashMap<>();
        misc.put("status", result.status());
        misc.put("plan", result.plan());
        misc.put("boot", result.boot());
        misc.put("attempt", result.attempt());
        misc.put("test_version", result.testVersion());
        Optional.ofNullable(result.reason()).ifPresent(reason -> misc.put("reason", reason));
        Optional.ofNullable(result.symptom()).ifPresent(symptom -> misc.put("symptom", Json.tree(symptom)));
        misc.put("workarounds", result.workarounds());
        misc.put("warnings", result.warnings());
        misc.put("measures", Json.tree(result.measures()));
        return misc;
    }
}
