package org.xentestday.streams.judge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.xentestday.streams.judge.Score.Bin;
import org.xentestday.streams.judge.Score.Count;

/** The judge's table and the reliability diagram as pictures. */
final class JudgePicture {
    private static final int SIDE = 260;
    private static final int MARGIN = 60;
    private static final int PANEL = SIDE + 2 * MARGIN;
    private static final List<String> COLOURS =
            List.of("#333333", "#c0392b", "#2471a3", "#117a65", "#d4ac0d", "#7d3c98", "#a04000", "#95a5a6", "#e08bb5");

    private JudgePicture() {}

    static String of(Map<Integer, Map<String, Score>> scores) {
        StringBuilder svg = new StringBuilder();
        int panels = scores.size();
        List<String> rules = List.copyOf(scores.values().iterator().next().keySet());
        open(svg, panels * PANEL, PANEL + 90);
        int panel = 0;
        for (Map.Entry<Integer, Map<String, Score>> size : scores.entrySet()) {
            frame(svg, panel * PANEL, size.getKey() + " machines", "false claims on clean, flaky, broken", "recall");
            for (String rule : rules) {
                Score score = Judge.of(size.getValue(), rule);
                Count wrong = score.of(kind -> !kind.regression());
                Count right = score.of(Truth.Kind::regression);
                dot(
                        svg,
                        panel * PANEL,
                        wrong.regressions() / (double) wrong.tests(),
                        right.regressions() / (double) right.tests(),
                        COLOURS.get(rules.indexOf(rule) % COLOURS.size()),
                        7);
            }
            panel++;
        }
        for (int i = 0; i < rules.size(); i++) {
            int x = MARGIN + (i % 4) * PANEL;
            int y = PANEL + 20 + (i / 4) * 28;
            svg.append("<circle cx='%d' cy='%d' r='7' fill='%s'/>".formatted(x, y, COLOURS.get(i % COLOURS.size())));
            text(svg, x + 14, y + 5, "start", rules.get(i));
        }
        return svg.append("</svg>\n").toString();
    }

    static String reliability(Score score) {
        StringBuilder svg = new StringBuilder();
        open(svg, PANEL, PANEL);
        frame(svg, 0, "stated and happened", "stated probability", "share regressed");
        svg.append("<line x1='%d' y1='%d' x2='%d' y2='%d' stroke='#999' stroke-dasharray='4'/>"
                .formatted(MARGIN, MARGIN + SIDE, MARGIN + SIDE, MARGIN));
        for (Bin bin : score.reliability()) {
            if (bin.tests() > 0) {
                dot(svg, 0, bin.stated(), bin.happened(), "#c0392b", 5);
                int x = MARGIN + (int) (bin.stated() * SIDE);
                text(svg, x, MARGIN + SIDE - (int) (bin.happened() * SIDE) + 18, "start", "" + bin.tests());
            }
        }
        return svg.append("</svg>\n").toString();
    }

    private static void open(StringBuilder svg, int width, int height) {
        svg.append(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='13'>"
                        .formatted(width, height));
        svg.append("<rect width='100%' height='100%' fill='white'/>\n");
    }

    private static void frame(StringBuilder svg, int left, String title, String across, String up) {
        svg.append("<rect x='%d' y='%d' width='%d' height='%d' fill='none' stroke='#333'/>"
                .formatted(left + MARGIN, MARGIN, SIDE, SIDE));
        text(svg, left + MARGIN + SIDE / 2, MARGIN - 14, "middle", title);
        text(svg, left + MARGIN + SIDE / 2, MARGIN + SIDE + 36, "middle", across);
        svg.append("<text transform='translate(%d %d) rotate(-90)' text-anchor='middle'>%s</text>\n"
                .formatted(left + 18, MARGIN + SIDE / 2, up));
        for (int tenth = 0; tenth <= 10; tenth += 5) {
            String label = String.format(Locale.ROOT, "%.1f", tenth / 10.0);
            text(svg, left + MARGIN + SIDE * tenth / 10, MARGIN + SIDE + 17, "middle", label);
            text(svg, left + MARGIN - 8, MARGIN + SIDE - SIDE * tenth / 10 + 4, "end", label);
        }
    }

    private static void dot(StringBuilder svg, int left, double across, double up, String colour, int radius) {
        svg.append(String.format(
                Locale.ROOT,
                "<circle cx='%.1f' cy='%.1f' r='%d' fill='%s' fill-opacity='0.85'/>%n",
                left + MARGIN + across * SIDE,
                MARGIN + SIDE - up * SIDE,
                radius,
                colour));
    }

    private static void text(StringBuilder svg, int x, int y, String anchor, String text) {
        svg.append("<text x='%d' y='%d' text-anchor='%s'>%s</text>%n".formatted(x, y, anchor, text));
    }
}
