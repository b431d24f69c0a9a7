package org.xentestday.agent.evidence;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Looks for many ASCII literals at once, at one step a character: the automaton of Aho and Corasick. It is what makes
 * hundreds of megabytes of log readable in a few seconds. Immutable.
 */
final class Literals {
    private static final int ALPHABET = 128;

    private final short[] next;
    private final boolean[] end;

    Literals(List<String> literals) {
        int most = 1 + literals.stream().mapToInt(String::length).sum();
        this.next = new short[most * ALPHABET];
        this.end = new boolean[most];
        int states = 1;
        for (String literal : literals) {
            states = plant(literal, states);
        }
        link(new short[states]);
    }

    private int plant(String literal, int states) {
        int free = states;
        int state = 0;
        for (int i = 0; i < literal.length(); i++) {
            int edge = state * ALPHABET + literal.charAt(i);
            if (next[edge] == 0) {
                next[edge] = (short) free++;
            }
            state = next[edge];
        }
        end[state] = true;
        return free;
    }

    /** Level by level: where no literal goes on, the longest end of what was read that starts one does. */
    private void link(short[] fallback) {
        Deque<Integer> level = new ArrayDeque<>(List.of(0));
        while (!level.isEmpty()) {
            int state = level.remove();
            for (int c = 0; c < ALPHABET; c++) {
                int edge = state * ALPHABET + c;
                short shorter = state == 0 ? 0 : next[fallback[state] * ALPHABET + c];
                if (next[edge] == 0) {
                    next[edge] = shorter;
                } else {
                    fallback[next[edge]] = shorter;
                    end[next[edge]] |= end[shorter];
                    level.add((int) next[edge]);
                }
            }
        }
    }

    /** Whether one of them is in the text. */
    boolean anyIn(String text) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            state = c < ALPHABET ? next[state * ALPHABET + c] : 0;
            if (end[state]) {
                return true;
            }
        }
        return false;
    }
}
