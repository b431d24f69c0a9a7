package org.xentestday.collector.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.xentestday.model.event.Attributes;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.RejectedException;
import org.xentestday.model.event.ResultCheck;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Status;

/** Whatever bytes come, they are an event or a rejection, never a crash. */
class EnvelopeTest {
    private static final Event EVENT = TestMachine.named("one").event("4.3.0-rc6", "guest-hvm", Status.FAIL, 1);
    private static final byte[] LINE = StructuredMode.write(EVENT);

    @Test
    void both_modes_give_the_same_event() throws RejectedException {
        // given
        Map<String, String> headers = new java.util.HashMap<>();
        Attributes.of(EVENT).forEach((name, value) -> headers.put("Ce-" + name, value));
        // when, then
        assertThat(Envelope.structured(LINE)).isEqualTo(EVENT);
        assertThat(Envelope.binary(headers, EVENT.body())).isEqualTo(EVENT);
    }

    @Property(tries = 500)
    boolean any_bytes_end_well(@ForAll @Size(max = 200) byte[] bytes) {
        return endsWell(bytes);
    }

    @Property(tries = 1_000)
    boolean any_byte_changed_ends_well(@ForAll @IntRange(max = 2_000) int at, @ForAll @ByteRange byte with) {
        byte[] changed = LINE.clone();
        changed[at % LINE.length] = with;
        return endsWell(changed);
    }

    @Property(tries = 300)
    boolean any_part_replaced_ends_well(
            @ForAll @IntRange(max = 2_000) int from, @ForAll @IntRange(max = 60) int length, @ForAll String with) {
        int start = from % LINE.length;
        String line = new String(LINE, StandardCharsets.UTF_8);
        String changed = line.substring(0, start) + with + line.substring(Math.min(line.length(), start + length));
        return endsWell(changed.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 300)
    boolean any_cut_ends_well(@ForAll @IntRange(max = 2_000) int at) {
        return endsWell(Arrays.copyOf(LINE, at % LINE.length));
    }

    private static boolean endsWell(byte[] bytes) {
        try {
            ResultCheck.check(Envelope.structured(bytes));
            return true;
        } catch (RejectedException e) {
            return !e.sentence().isBlank();
        }
    }
}
