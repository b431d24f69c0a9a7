package org.xentestday.model.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.xentestday.model.event.Event;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Status;

class SigningTest {
    private static final TestMachine MACHINE = TestMachine.named("signer");
    private static final Event EVENT = MACHINE.event("4.3.0-rc6", "boot", Status.PASS, 1);

    @Test
    void a_signed_event_verifies_with_the_public_half_only() {
        KeyPair another = Keys.generate();

        assertThat(Signing.verify(EVENT, MACHINE.keys().getPublic())).isTrue();
        assertThat(Signing.verify(EVENT, another.getPublic())).isFalse();
    }

    @Property(tries = 60)
    void no_byte_of_the_body_can_change_unnoticed(@ForAll @IntRange(min = 0, max = 100_000) int place) {
        byte[] body = EVENT.body().clone();
        body[place % body.length] ^= 1;

        assertThat(Signing.verify(
                        copy(EVENT, EVENT.id(), EVENT.sequence(), body),
                        MACHINE.keys().getPublic()))
                .isFalse();
    }

    @Test
    void no_attribute_can_change_unnoticed() {
        Event otherId = copy(EVENT, "0".repeat(40), EVENT.sequence(), EVENT.body());
        Event later = copy(EVENT, EVENT.id(), EVENT.sequence() + 1, EVENT.body());

        assertThat(Signing.verify(otherId, MACHINE.keys().getPublic())).isFalse();
        assertThat(Signing.verify(later, MACHINE.keys().getPublic())).isFalse();
    }

    @Test
    void a_line_end_in_an_attribute_cannot_shift_meaning() {
        Event shifted = copy(EVENT, EVENT.id() + "\n" + EVENT.source(), EVENT.sequence(), EVENT.body());

        assertThat(Signing.verify(shifted, MACHINE.keys().getPublic())).isFalse();
    }

    @Test
    void junk_in_place_of_a_signature_is_no_signature() {
        Event junk = EVENT.with(new Signature(MACHINE.kid(), "%%%"));

        assertThat(Signing.verify(junk, MACHINE.keys().getPublic())).isFalse();
        assertThat(Signing.verify(
                        EVENT.with(new Signature(MACHINE.kid(), "")),
                        MACHINE.keys().getPublic()))
                .isFalse();
    }

    @Test
    void keys_survive_being_written_down() {
        KeyPair keys = MACHINE.keys();

        assertThat(Keys.publicKey(Keys.text(keys.getPublic()))).isEqualTo(keys.getPublic());
        assertThat(Keys.privateKey(Keys.text(keys.getPrivate()))).isEqualTo(keys.getPrivate());
    }

    private static Event copy(Event event, String id, long sequence, byte[] body) {
        return new Event(
                event.type(), id, event.source(), event.subject(), event.time(), sequence, event.signature(), body);
    }
}
