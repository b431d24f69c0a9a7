package org.xentestday.model.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Where the values of a document stand in its text, so that a complaint can name the place. Immutable. */
public final class Places {
    private final Map<JsonPointer, Place> places;

    private Places(Map<JsonPointer, Place> places) {
        this.places = Map.copyOf(places);
    }

    /**
     * A place in a text, both counted from 1.
     *
     * @param line from the top
     * @param column in characters
     */
    public record Place(int line, int column) {
        private static final Place TOP = new Place(1, 1);

        /** The place that a parser speaks of; the top where it names none. */
        public static Place of(JsonLocation location) {
            return location == null || location.getLineNr() < 1
                    ? TOP
                    : new Place(location.getLineNr(), Math.max(1, location.getColumnNr()));
        }
    }

    /** Reads a document to its end; fails where the parser fails. */
    public static Places of(JsonParser parser) throws IOException {
        Map<JsonPointer, Place> places = new HashMap<>();
        while (parser.nextToken() != null) {
            places.putIfAbsent(parser.getParsingContext().pathAsPointer(), Place.of(parser.currentTokenLocation()));
        }
        return new Places(places);
    }

    /** Whether there is such a value. */
    public boolean has(JsonPointer at) {
        return places.containsKey(at);
    }

    /** Where it stands; where what holds it stands, if it is not there itself. */
    public Place of(JsonPointer at) {
        JsonPointer known = at;
        while (!places.containsKey(known) && known.head() != null) {
            known = known.head();
        }
        return places.getOrDefault(known, Place.TOP);
    }
}
