package org.xentestday.agent.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a free-text report says about one machine.
 *
 * @param line where it begins
 * @param hardware what it calls the machine
 * @param software lines about Xen, kernel and distribution; the label may stand twice
 * @param guests operating systems of the guests
 * @param functionality each thing that was tested
 * @param comments the paragraph with that label
 * @param prose the comments and everything that stands under no label
 */
record MachineReport(
        int line,
        String hardware,
        List<String> software,
        String guests,
        List<String> functionality,
        String comments,
        String prose) {
    private static final Pattern LABEL = Pattern.compile(
            "(?i)\\s*[*-]?\\s*(hardware|software|guest operating systems?|guest os(?:es)?|functionality(?: tested)?|comments?)\\s*:\\s*(.*)");
    private static final Pattern RULE = Pattern.compile("\\s*[-=*_]{4,}\\s*");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s*[-*]?\\s*[A-Za-z][\\w /-]{0,30}:\\s.*");
    private static final Pattern ADDRESS = Pattern.compile("\\s*<?https?://.*");
    private static final Pattern PROMPT = Pattern.compile("\\s*\\S+@\\S+[:~#$].*|\\s*[#$] .*");
    private static final Pattern ITEMS = Pattern.compile("[,;]|\\band\\b|\\s[-*]\\s");

    /** What a label stands for. */
    private enum Label {
        HARDWARE,
        SOFTWARE,
        GUESTS,
        FUNCTIONALITY,
        COMMENTS,
        NONE;

        static Label of(String word) {
            String plain = word.toLowerCase(Locale.ROOT);
            if (plain.startsWith("guest")) {
                return GUESTS;
            }
            if (plain.startsWith("functionality")) {
                return FUNCTIONALITY;
            }
            return plain.startsWith("comment") ? COMMENTS : valueOf(plain.toUpperCase(Locale.ROOT));
        }
    }

    /** The machines of the text, in its order. Rules part them, and so does a second Hardware or Functionality. */
    static List<MachineReport> of(List<String> lines) {
        Parser parser = new Parser();
        for (int i = 0; i < lines.size(); i++) {
            parser.line(i + 1, lines.get(i));
        }
        parser.endBlock();
        return parser.machines;
    }

    private static final class Parser {
        private final List<MachineReport> machines = new ArrayList<>();
        private final Map<Label, List<String>> block = new EnumMap<>(Label.class);
        private Label label = Label.NONE;
        private int begin = 1;

        void line(int number, String line) {
            Matcher labelled = LABEL.matcher(line);
            if (RULE.matcher(line).matches()) {
                endBlock();
            } else if (labelled.matches()) {
                label(number, Label.of(labelled.group(1)), labelled.group(2));
            } else if (line.isBlank()) {
                in(Label.NONE).add("");
                label = in(label).stream().allMatch(String::isBlank) ? label : Label.NONE;
            } else if (!PROMPT.matcher(line).matches()) {
                in(label).add(line);
            }
        }

        private void label(int number, Label next, String value) {
            boolean again = block.containsKey(next) && (next == Label.HARDWARE || next == Label.FUNCTIONALITY);
            if (again) {
                endBlock();
            }
            if (block.keySet().stream().allMatch(known -> known == Label.NONE)) {
                begin = number;
            }
            label = next;
            in(next).add(value);
        }

        private List<String> in(Label known) {
            return block.computeIfAbsent(known, fresh -> new ArrayList<>());
        }

        /** Text between rules that has no label goes on with what the machine before it said. */
        void endBlock() {
            boolean machine = block.containsKey(Label.HARDWARE) || block.containsKey(Label.FUNCTIONALITY);
            if (machine) {
                hardware().forEach(each -> machines.add(report(each)));
            } else if (block.containsKey(Label.NONE) && !machines.isEmpty()) {
                MachineReport last = machines.removeLast();
                machines.add(last.goingOn(String.join("\n", in(Label.NONE))));
            }
            block.clear();
            label = Label.NONE;
        }

        private MachineReport report(String hardware) {
            String comments = joined(Label.COMMENTS);
            return new MachineReport(
                    begin,
                    hardware,
                    List.copyOf(in(Label.SOFTWARE)),
                    joined(Label.GUESTS),
                    items(joined(Label.FUNCTIONALITY)),
                    comments,
                    comments + "\n\n" + String.join("\n", in(Label.NONE)));
        }

        private String joined(Label known) {
            return String.join(" ", in(known)).replaceAll("\\s+", " ").strip();
        }

        /** One machine, unless the label is followed by a list of several. */
        private List<String> hardware() {
            List<String> value = in(Label.HARDWARE).stream()
                    .filter(line -> !line.isBlank() && !ADDRESS.matcher(line).matches())
                    .toList();
            boolean list = !in(Label.HARDWARE).isEmpty()
                    && in(Label.HARDWARE).getFirst().isBlank();
            if (!list || value.stream().anyMatch(line -> ATTRIBUTE.matcher(line).matches())) {
                return List.of(String.join(" ", value).replaceAll("\\s+", " ").strip());
            }
            int least = value.stream().mapToInt(Parser::indent).min().orElse(0);
            List<String> items = value.stream()
                    .filter(line -> indent(line) == least)
                    .map(line -> line.strip().replaceFirst("^[-*]\\s*", ""))
                    .toList();
            return items.isEmpty() ? List.of("") : items;
        }

        private static int indent(String line) {
            return line.length() - line.stripLeading().length();
        }

        private static List<String> items(String functionality) {
            return ITEMS.splitAsStream(functionality)
                    .map(item -> item.strip().replaceFirst("\\.$", ""))
                    .filter(item -> !item.isEmpty())
                    .toList();
        }
    }

    private MachineReport goingOn(String text) {
        return new MachineReport(line, hardware, software, guests, functionality, comments, prose + "\n\n" + text);
    }
}
