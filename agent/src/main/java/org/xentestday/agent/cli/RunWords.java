package org.xentestday.agent.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.xentestday.agent.run.Planned;
import org.xentestday.agent.run.Preparation;
import org.xentestday.agent.send.Sending;
import org.xentestday.model.catalogue.TestCase.Risk;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Result;

/** What {@code testday run} is going to do, and what came of it, in words. */
final class RunWords {
    private RunWords() {}

    /** What is going to be done; as JSON only where that is all there is to be told. */
    static void show(Testday testday, Preparation preparation, boolean json, boolean all) {
        if (!json) {
            show(testday, preparation);
        } else if (all) {
            Print.line(testday, Print.json(Json.write(document(preparation))));
        }
        preparation.hint().ifPresent(sentence -> Print.trouble(testday, sentence));
    }

    private static void show(Testday testday, Preparation preparation) {
        List<Planned> planned = preparation.planned();
        Print.line(testday, "Tests of " + preparation.candidate() + " on this machine:");
        planned.forEach(one -> Print.line(testday, row(one, preparation)));
        Risk worst = planned.stream()
                .map(one -> one.test().risk())
                .max(Risk::compareTo)
                .orElse(Risk.NONE);
        Print.line(testday, risk(worst));
        preparation.leftOut().ifPresent(sentence -> Print.line(testday, sentence));
    }

    private static Map<String, Object> document(Preparation preparation) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("candidate", preparation.candidate().toString());
        document.put(
                "planned",
                preparation.planned().stream()
                        .map(one -> document(one, preparation))
                        .toList());
        preparation.leftOut().ifPresent(sentence -> document.put("leftOut", sentence));
        document.put("results", List.of());
        return document;
    }

    private static Map<String, Object> document(Planned one, Preparation preparation) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("test", one.test().id());
        document.put("name", one.name());
        document.put("how", how(one));
        document.put("risk", risk(one));
        document.put("title", one.test().title());
        preparation.missing(one).ifPresent(reason -> document.put("missing", reason));
        return document;
    }

    private static String how(Planned one) {
        return one.variant().guided() ? "guided" : "automatic";
    }

    private static String risk(Planned one) {
        return one.test().risk().name().toLowerCase(Locale.ROOT);
    }

    private static String row(Planned one, Preparation preparation) {
        String missing =
                preparation.missing(one).map(reason -> "  (" + reason + ")").orElse("");
        return "  %-40s %-10s %-11s %s%s"
                .formatted(one.name(), how(one), risk(one), one.test().title(), missing)
                .stripTrailing();
    }

    private static String risk(Risk worst) {
        return switch (worst) {
            case NONE -> "They change nothing on this machine.";
            case GUEST -> "They make guests of their own, which may die, and take them away again.";
            case HOST -> "The machine may hang or restart in them: save your work first.";
            case DESTRUCTIVE -> "The machine is likely to go down in them, and data may be lost.";
        };
    }

    static String summary(List<Result> results) {
        Map<String, Long> counts = results.stream()
                .collect(Collectors.groupingBy(result -> result.status().name(), TreeMap::new, Collectors.counting()));
        return results.size() + (results.size() == 1 ? " result recorded: " : " results recorded: ")
                + counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", "))
                + ".";
    }

    static byte[] json(List<Result> results, Optional<Sending> sending) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("results", results.stream().map(RunWords::document).toList());
        sending.ifPresent(how -> document.put("sending", Sent.document(how)));
        return Json.write(document);
    }

    private static Map<String, Object> document(Result result) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", result.id());
        document.put("test", result.test());
        document.put("status", result.status());
        document.put("facets", result.facets());
        document.put("durationMillis", result.durationMillis());
        Optional.ofNullable(result.wentWrong()).ifPresent(why -> document.put("wentWrong", why));
        Optional.ofNullable(result.reason()).ifPresent(why -> document.put("reason", why));
        Optional.ofNullable(result.symptom()).ifPresent(symptom -> document.put("symptom", symptom));
        document.put("warnings", result.warnings());
        document.put("measures", result.measures());
        return document;
    }
}
