package org.xentestday.agent.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Collects lines in bounded memory, however many come. The first of each source are kept as they are; of the rest those
 * around known signatures, and the last.
 */
final class Gathering {
    static final String MISSING = "testday: lines are missing here";

    private static final int WHOLE_CHARS = 256 * 1024;
    private static final int ALL_CHARS = 4 * 1024 * 1024;
    private static final int LINE_BYTES = 4096;
    private static final int BEFORE = 20;
    private static final int AFTER = 25;
    /** Windows around one signature in one source: a flood of faults does not hide the panic at its end. */
    private static final int EACH = 3;

    private final Signatures signatures;
    private final List<String> kept = new ArrayList<>();
    private int room = ALL_CHARS;

    Gathering(Signatures signatures) {
        this.signatures = signatures;
    }

    /** Everything kept so far, tagged. */
    List<String> lines() {
        return List.copyOf(kept);
    }

    void add(Source source, List<String> lines) {
        Reduced reduced = new Reduced(source, line -> false);
        lines.forEach(reduced::line);
        reduced.flush();
    }

    /** Adds at most that many bytes of the stream as lines, up to the end; what cannot be read is missing, and said so. */
    void add(Source source, InputStream stream, long bytes, Predicate<String> end) {
        Reduced reduced = new Reduced(source, end);
        try {
            split(stream, bytes, reduced);
        } catch (IOException e) {
            reduced.keep(MISSING);
        }
        reduced.flush();
    }

    private static void split(InputStream stream, long bytes, Reduced reduced) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        byte[] line = new byte[LINE_BYTES];
        int length = 0;
        long left = bytes;
        int read;
        while (left > 0 && !reduced.ended && (read = stream.read(buffer, 0, (int) Math.min(buffer.length, left))) > 0) {
            left -= read;
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '\n') {
                    reduced.line(new String(line, 0, length, StandardCharsets.UTF_8));
                    length = 0;
                } else if (length < LINE_BYTES) { // the rest of a longer line is dropped
                    line[length++] = buffer[i];
                }
            }
        }
        if (length > 0) {
            reduced.line(new String(line, 0, length, StandardCharsets.UTF_8));
        }
    }

    /** The lines of one source. */
    private final class Reduced {
        private final Source source;
        private final Predicate<String> end;
        private final Deque<String> recent = new ArrayDeque<>();
        private final Map<String, Integer> seen = new HashMap<>();
        private Signatures looked = signatures;
        private int whole = Math.min(WHOLE_CHARS, room / 2);
        private int after;
        private boolean ended;
        private int leftOut;

        private Reduced(Source source, Predicate<String> end) {
            this.source = source;
            this.end = end;
        }

        private void line(String text) {
            ended = ended || end.test(text);
            if (ended) {
                return;
            }
            if (whole > 0) {
                whole -= text.length() + 1;
                keep(text);
                return;
            }
            if (worthAWindow(text)) {
                flush();
                after = AFTER + 1;
            }
            if (after > 0) {
                after--;
                keep(text);
            } else {
                later(text);
            }
        }

        private boolean worthAWindow(String text) {
            Signature found = looked.find(source.tag(text));
            if (found != null && seen.merge(found.id(), 1, Integer::sum) == EACH) {
                looked = looked.without(found.id());
            }
            return found != null;
        }

        private void later(String text) {
            recent.add(text);
            if (recent.size() > BEFORE) {
                recent.removeFirst();
                leftOut++;
            }
        }

        private void flush() {
            if (leftOut > 0) {
                keep("... " + leftOut + " lines left out ...");
                leftOut = 0;
            }
            recent.forEach(this::keep);
            recent.clear();
        }

        private void keep(String text) {
            String line = source.tag(Plain.of(text));
            if (room >= line.length()) {
                room -= line.length();
                kept.add(line);
            }
        }
    }
}
