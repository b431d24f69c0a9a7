package org.xentestday.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.agent.fixture.Machines;
import org.xentestday.agent.fixture.Planted;
import org.xentestday.model.json.Json;

/** Whatever files and commands say, what comes out is in the vocabulary and tells nothing private. */
class ProbeFuzzTest {
    private static final String DEVICE = "/sys/bus/pci/devices/0000:03:00.0";
    private static final String JUNK =
            "\0\u0001\u001b[2J\ufffd:=,.'\"`-_ \t\r\n0123456789abcdefxXYZ()[]{}*+?\\$^|é\ud83d\ude00";

    @Property(tries = 1000)
    void nothing_but_the_vocabulary_comes_out(@ForAll("machines") Machines machine, @ForAll long seed) {
        FakeHost host = mutated(machine, new Random(seed));

        Facts facts = new Probe(host, Optional.of(text(new Random(seed), 2000))).facts(Optional.of("03:00.0"));

        assertThat(facts.known())
                .allSatisfy(fact -> assertThat(fact.facet().form())
                        .satisfies(form -> assertThat(fact.value()).matches(form)));
        assertThat(Planted.found(new String(Json.write(facts.facets()), java.nio.charset.StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(Planted.found(facts.known().toString() + facts.unknown())).isEmpty();
    }

    @Property(tries = 300)
    void an_address_of_a_device_is_one_or_a_sentence(@ForAll String address) {
        FakeHost host = Machines.named("no-xen").host().with(DEVICE + "/class", "0x020000");

        try {
            assertThat(new Probe(host).facts(Optional.of(address)).known()).isNotEmpty();
            assertThat(address).matches("(0000:)?03:00\\.0");
        } catch (AgentException e) {
            assertThat(e.sentence()).contains(address);
        }
    }

    @Provide
    Arbitrary<Machines> machines() throws IOException {
        return Arbitraries.of(Machines.all().toList());
    }

    /** Each file and each answer keeps its form, loses a part, gets secrets into its words, or is junk. */
    private static FakeHost mutated(Machines machine, Random dice) {
        FakeHost host = new FakeHost();
        Planted.in(host);
        machine.sections().forEach((name, text) -> put(host, name, mutated(text, dice)));
        for (String file : List.of("vendor", "device", "class", "reset_method", "resource", "boot_vga")) {
            host.with(DEVICE + "/" + file, mutated("0x0000000000000010 0x00000000ffffffff 0x0000000000040200", dice));
        }
        return host;
    }

    private static void put(FakeHost host, String name, String text) {
        if (name.startsWith("/")) {
            host.with(name, text);
        } else {
            host.answering(name.replaceFirst(" \\(.*", ""), text);
        }
    }

    private static String mutated(String text, Random dice) {
        StringBuilder mutated = new StringBuilder(text);
        for (int times = dice.nextInt(8); times > 0; times--) {
            int at = dice.nextInt(mutated.length() + 1);
            int end = Math.min(mutated.length(), at + dice.nextInt(12));
            switch (dice.nextInt(5)) {
                case 0 -> mutated.replace(at, end, secret(dice));
                case 1 -> mutated.insert(at, "\n" + secret(dice) + "\n");
                case 2 -> mutated.delete(at, end);
                case 3 -> mutated.replace(at, end, text(dice, 20));
                default -> value(mutated, dice);
            }
        }
        return mutated.toString();
    }

    /** A secret in the place of everything behind a separator. */
    private static void value(StringBuilder text, Random dice) {
        int at = text.indexOf(dice.nextBoolean() ? ": " : "=", dice.nextInt(text.length() + 1));
        int end = at < 0 ? -1 : text.indexOf("\n", at);
        if (end > at) {
            text.replace(at + 1, end, (dice.nextBoolean() ? " " : "") + secret(dice));
        }
    }

    private static String secret(Random dice) {
        return Planted.SECRETS.get(dice.nextInt(Planted.SECRETS.size()));
    }

    private static String text(Random dice, int most) {
        StringBuilder text = new StringBuilder();
        for (int length = dice.nextInt(most); length > 0; length--) {
            text.append(JUNK.charAt(dice.nextInt(JUNK.length())));
        }
        return text.toString();
    }
}
