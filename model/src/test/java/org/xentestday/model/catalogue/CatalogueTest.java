package org.xentestday.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
    @Test
    void every_shipped_test_has_an_id_that_results_may_carry() {
        assertThat(Catalogue.shipped().tests())
                .hasSizeGreaterThanOrEqualTo(20)
                .allSatisfy(test -> assertThat(test.id()).matches("[a-z0-9][a-z0-9-]{0,63}"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', textBlock = """
            |{id: boot, version: 1, area: a, title: t, feature: f}|,                       the test boot has no support
            |{id: boot, version: 1, area: a, title: t, support: supported}|,               the test boot has no feature
            |{id: boot, area: a, title: t, feature: f, support: supported}|,               the test boot has no version
            |{id: boot, version: 1, area: a, title: " ", feature: f, support: supported}|, the test boot has no title
            |{version: 1, area: a, title: t, feature: f, support: supported}|,             the id of a test must match
            """)
    void an_entry_that_lacks_something_is_named_when_the_catalogue_is_read(String entry, String sentence) {
        InputStream yaml = new ByteArrayInputStream(("- " + entry).getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> Catalogue.read(yaml))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the catalogue cannot be used: " + sentence)
                .hasMessageNotContaining("TestCase");
    }

    @Test
    void an_experimental_feature_never_blocks() {
        assertThat(Catalogue.shipped().test("nested-hvm"))
                .hasValueSatisfying(
                        test -> assertThat(test.support().mayBlock()).isFalse());
    }
}
