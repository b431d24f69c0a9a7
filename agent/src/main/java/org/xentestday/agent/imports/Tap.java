package org.xentestday.agent.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.exchange.Format;
import org.xentestday.model.result.Status;

/** Reads the Test Anything Protocol, version 14 and before: plans, subtests, directives, diagnostics, bail out. */
final class Tap {
    private static final Pattern POINT = Pattern.compile("( *)(not ok|ok)(?:\\s+(\\d{1,9}))?(?:\\s+-)?(?:\\s+(.*))?");
    private static final Pattern DIRECTIVE = Pattern.compile("(?i)(?<!\\\\)#\\s*(skip|todo)\\S*\\s*(.*)$");
    private static final Pattern PLAN = Pattern.compile("1\\.\\.(\\d{1,9})\\s*(?:#\\s*(.*))?");
    private static final Pattern BAIL = Pattern.compile("(?i) *bail out!\\s*(.*)");
    private static final Pattern MESSAGE = Pattern.compile("\\s*message:\\s*[|>]?-?\\s*[\"']?(.*?)[\"']?\\s*");
    private static final Pattern MILLIS = Pattern.compile("\\s*duration_ms:\\s*(\\d{1,12})(?:\\.\\d+)?\\s*");
    private static final int MOST_SPACES = 128;

    private final Source source;
    private final Reading.Notes notes;
    private final Cases cases;
    private final TreeMap<Integer, List<Point>> open = new TreeMap<>();
    private @Nullable Point last;
    private boolean inYaml;
    private long planned = -1;

    Tap(Source source) {
        this.source = source;
        this.notes = new Reading.Notes(source);
        this.cases = new Cases(notes);
    }

    Reading read() {
        List<String> lines = Mail.text(Mail.of(source), source);
        for (int i = 0; i < lines.size(); i++) {
            line(i + 1, lines.get(i));
        }
        List<Point> points = open.values().stream().flatMap(List::stream).toList();
        if (points.isEmpty() && planned < 0) {
            throw source.wrong("there is no line of TAP in it, such as: ok 1 - boot.");
        }
        long seen = open.getOrDefault(0, List.of()).size();
        if (planned > seen) {
            notes.remark("The plan announces " + planned + " tests and " + seen + " have a line: " + (planned - seen)
                    + " never ran, and their names are not told.");
        }
        points.forEach(this::told);
        cases.finish();
        return notes.reading(FileForm.TAP);
    }

    private void line(int number, String line) {
        Matcher point = POINT.matcher(line);
        Matcher bail = BAIL.matcher(line);
        if (inYaml || line.strip().equals("---")) {
            yaml(line);
        } else if (point.matches()) {
            point(number, point);
        } else if (bail.matches()) {
            notes.remark("The run bailed out at line " + number + ", and what came after never ran: " + bail.group(1));
        } else {
            plan(line);
        }
    }

    private void plan(String line) {
        Matcher plan = PLAN.matcher(line);
        if (plan.matches()) {
            planned = Long.parseLong(plan.group(1));
            if (planned == 0) {
                notes.remark("The whole run was skipped: " + (plan.group(2) == null ? "no reason" : plan.group(2)));
            }
        }
    }

    private void yaml(String line) {
        boolean begins = !inYaml;
        inYaml = begins || !line.strip().equals("...");
        if (!begins && inYaml && last != null) {
            last.diagnostics.add(line);
        }
    }

    private void point(int number, Matcher line) {
        int indent = Math.min(line.group(1).length(), MOST_SPACES);
        List<Point> children = new ArrayList<>();
        Map<Integer, List<Point>> deeper = open.tailMap(indent, false);
        deeper.values().forEach(children::addAll);
        deeper.clear();
        String text = line.group(4) == null ? "" : line.group(4);
        Matcher directive = DIRECTIVE.matcher(text);
        boolean directed = directive.find();
        String name = (directed ? text.substring(0, directive.start()) : text)
                .replaceAll("\\\\([#\\\\])", "$1")
                .strip();
        String word = directed ? directive.group(1) : line.group(2);
        last = new Point(
                number, line.group(2), word, directed ? directive.group(2) : "", name, children, new ArrayList<>());
        open.computeIfAbsent(indent, fresh -> new ArrayList<>()).add(last);
    }

    /** A point whose name is known speaks for its subtests; else they speak for themselves. */
    private void told(Point point) {
        Optional<String> test = Cases.test(Stream.of(point.name, lastSegment(point.name)));
        if (test.isPresent()) {
            cases.add(test.get(), point.name, draft(point));
        } else if (point.children.isEmpty()) {
            notes.skip(point.line, point.result + " " + point.name, TestNames.UNKNOWN);
        } else {
            point.children.forEach(this::told);
        }
    }

    private static Draft draft(Point point) {
        Status status = Format.TAP.status(point.word).orElseThrow();
        boolean passedTodo = status == Status.XFAIL && point.result.equals("ok");
        Draft draft = new Draft(1, (point.result + " - " + point.name + " " + point.remark).strip())
                .status(passedTodo ? Status.PASS : status)
                .excerpt(point.diagnostics);
        if (passedTodo) {
            draft.warning("It was expected to fail and passed: " + point.remark);
        } else if (status.failure()) {
            draft.wentWrong(point.wrong());
        } else if (status != Status.PASS) {
            draft.reason(point.remark.isBlank() ? "not-said" : point.remark);
        }
        point.number(MILLIS).ifPresent(millis -> draft.durationMillis(Long.parseLong(millis)));
        return draft;
    }

    private static String lastSegment(String name) {
        return name.substring(
                Math.max(name.lastIndexOf('/'), Math.max(name.lastIndexOf('.'), name.lastIndexOf(' '))) + 1);
    }

    /** A test point with the subtests that stand before it. */
    private record Point(
            int line,
            String result,
            String word,
            String remark,
            String name,
            List<Point> children,
            List<String> diagnostics) {
        String wrong() {
            String failed = children.stream()
                    .filter(child -> child.word.equals("not ok"))
                    .map(Point::name)
                    .collect(Collectors.joining(", "));
            return number(MESSAGE)
                    .filter(message -> !message.isBlank())
                    .orElse(failed.isEmpty() ? "TAP says: not ok - " + name : "Its parts failed: " + failed);
        }

        Optional<String> number(Pattern key) {
            return diagnostics.stream()
                    .map(key::matcher)
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group(1))
                    .findFirst();
        }
    }
}
