package org.xentestday.collector.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.xentestday.model.result.Status;

class BulksTest {
    @Property(tries = 50)
    void cutting_loses_nothing_and_keeps_the_order(
            @ForAll @IntRange(max = 30) int count, @ForAll @IntRange(min = 1, max = 20_000) int bytes) {
        // given
        List<Item> items = IntStream.rangeClosed(1, count)
                .mapToObj(attempt -> Samples.MACHINE.result("4.3.0-rc6", "boot", Status.PASS, attempt))
                .map(result ->
                        new Item(Samples.record(result, result.attempt()), new Reading.Remove("i", result.id(), 0)))
                .toList();

        // when
        List<List<Item>> bulks = Bulks.of(items, bytes);

        // then
        assertThat(bulks.stream().flatMap(List::stream)).containsExactlyElementsOf(items);
        assertThat(bulks)
                .allSatisfy(bulk -> assertThat(bulk.size() == 1 || weight(bulk.stream()) <= bytes)
                        .isTrue());
    }

    private static long weight(Stream<Item> items) {
        return items.mapToLong(Item::weight).sum();
    }
}
