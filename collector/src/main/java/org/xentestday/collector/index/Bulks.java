package org.xentestday.collector.index;

import java.util.ArrayList;
import java.util.List;

/** Cuts what one poll gave into bulks that Elasticsearch takes with a small heap. */
final class Bulks {
    /** A bulk of usual results is far smaller: only polls full of the largest results are cut. */
    static final long BYTES = 8L * 1024 * 1024;

    private Bulks() {}

    /** The items in their order, in runs of at most that weight; an item heavier than it goes alone. */
    static List<List<Item>> of(List<Item> items, long bytes) {
        List<List<Item>> bulks = new ArrayList<>();
        List<Item> bulk = new ArrayList<>();
        long weight = 0;
        for (Item item : items) {
            if (!bulk.isEmpty() && weight + item.weight() > bytes) {
                bulks.add(bulk);
                bulk = new ArrayList<>();
                weight = 0;
            }
            bulk.add(item);
            weight += item.weight();
        }
        if (!bulk.isEmpty()) {
            bulks.add(bulk);
        }
        return bulks;
    }
}
