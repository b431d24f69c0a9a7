package org.xentestday.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatalogueTest {
    @Test
    void every_shipped_test_has_an_id_that_results_may_carry() {
        assertThat(Catalogue.shipped().tests())
                .hasSizeGreaterThanOrEqualTo(20)
                .allSatisfy(test -> assertThat(test.id()).matches("[a-z0-9][a-z0-9-]{0,63}"));
    }

    @Test
    void an_experimental_feature_never_blocks() {
        assertThat(Catalogue.shipped().test("nested-hvm"))
                .hasValueSatisfying(
                        test -> assertThat(test.support().mayBlock()).isFalse());
    }
}
