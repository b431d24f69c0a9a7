package org.xentestday.agent.exports;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.exchange.Format;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Result;

/** CTRF: a test for each result, with its facets as labels. */
final class CtrfExport {
    private static final String SPEC = "0.0.0";
    private static final String TOOL = "testday";
    private static final List<String> STATUSES = List.of("passed", "failed", "skipped", "pending", "other");

    private final Catalogue catalogue;

    CtrfExport(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    String write(List<Result> results, Instant now) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("tool", Map.of("name", TOOL));
        content.put("summary", summary(results, now));
        content.put("tests", results.stream().map(this::test).toList());
        environment(results).ifPresent(environment -> content.put("environment", environment));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("reportFormat", "CTRF");
        document.put("specVersion", SPEC);
        document.put("reportId", reportId(results));
        document.put("timestamp", now.toString());
        document.put("generatedBy", TOOL);
        document.put("results", content);
        return Pretty.json(document);
    }

    /** The same results give the same id. */
    private static String reportId(List<Result> results) {
        String ids = String.join("\n", results.stream().map(Result::id).toList());
        return uuid(ids);
    }

    private static String uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Map<String, Object> summary(List<Result> results, Instant now) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("tests", results.size());
        for (String status : STATUSES) {
            summary.put(
                    status,
                    results.stream()
                            .filter(result -> word(result).equals(status))
                            .count());
        }
        summary.put("flaky", 0);
        summary.put("suites", results.stream().map(this::suite).distinct().count());
        summary.put(
                "start",
                results.stream()
                        .map(Result::startedAt)
                        .min(Instant::compareTo)
                        .orElse(now)
                        .toEpochMilli());
        summary.put("stop", results.stream().mapToLong(CtrfExport::stop).max().orElse(now.toEpochMilli()));
        return summary;
    }

    private static String word(Result result) {
        return Format.CTRF.word(result.status());
    }

    private static long stop(Result result) {
        return result.startedAt().toEpochMilli() + result.durationMillis();
    }

    private List<String> suite(Result result) {
        return List.of(result.build().candidate().toString(), Exports.area(catalogue, result));
    }

    private Map<String, Object> test(Result result) {
        Map<String, Object> test = new LinkedHashMap<>();
        test.put("id", uuid(result.id()));
        test.put("name", result.test());
        test.put("status", word(result));
        test.put("duration", result.durationMillis());
        test.put("start", result.startedAt().toEpochMilli());
        test.put("stop", stop(result));
        test.put("suite", suite(result));
        test.put("rawStatus", result.status().name());
        if (result.wentWrong() != null || result.reason() != null) {
            test.put("message", Exports.message(result));
        }
        if (!result.excerpt().isEmpty()) {
            test.put(result.status().failure() ? "trace" : "stdout", excerpt(result));
        }
        if (!result.facets().values().isEmpty()) {
            test.put("labels", result.facets().values());
        }
        Map<String, Object> extra = KcidbExport.misc(result);
        extra.put("id", result.id());
        extra.put("machine", result.machine());
        test.put("extra", extra);
        return test;
    }

    private static Object excerpt(Result result) {
        return result.status().failure() ? String.join("\n", result.excerpt()) : result.excerpt();
    }

    /** One build only: CTRF has one environment for all tests. */
    private static Optional<Map<String, Object>> environment(List<Result> results) {
        List<Build> builds = results.stream().map(Result::build).distinct().toList();
        if (builds.size() != 1) {
            return Optional.empty();
        }
        Map<String, Object> environment = new LinkedHashMap<>();
        environment.put("appName", "Xen");
        environment.put("appVersion", builds.getFirst().candidate().toString());
        Optional.ofNullable(builds.getFirst().changeset()).ifPresent(commit -> environment.put("commit", commit));
        return Optional.of(environment);
    }
}
