package org.xentestday.agent.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LiteralsTest {
    @Property(tries = 3000)
    void it_finds_what_a_search_for_each_would_find(
            @ForAll("words") List<String> literals, @ForAll("text") String text) {
        assertThat(new Literals(literals).anyIn(text))
                .isEqualTo(literals.stream().anyMatch(text::contains));
    }

    @Provide
    Arbitrary<List<String>> words() {
        return letters().ofMinLength(1).ofMaxLength(5).list().ofMinSize(1).ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> text() {
        return letters().ofMaxLength(12);
    }

    private static net.jqwik.api.arbitraries.StringArbitrary letters() {
        return Arbitraries.strings().withChars('a', 'b', 'c');
    }
}
