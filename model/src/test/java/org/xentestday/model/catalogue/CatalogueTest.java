package org.xentestday.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xentestday.model.json.Json;

class CatalogueTest {
    @Test
    void every_shipped_test_has_an_id_that_results_may_carry() {
        assertThat(Catalogue.shipped().tests())
                .hasSizeGreaterThanOrEqualTo(28)
                .allSatisfy(test -> assertThat(test.id()).matches("[a-z0-9][a-z0-9-]{0,63}"));
    }

    @ParameterizedTest
    @CsvSource({
        "id,      the id of a test must match",
        "version, the test boot has no version",
        "area,    the test boot has no area",
        "title,   the test boot has no title",
        "feature, the test boot has no feature",
        "support, the test boot has no support",
        "risk,    the test boot has no risk",
        "how,     the test boot does not say how it is done",
        "steps,   the test boot has no steps",
        "pass,    the test boot has no pass criterion",
        "record,  the test boot does not say what to record",
    })
    void an_entry_that_lacks_something_is_named_when_the_catalogue_is_read(String missing, String sentence) {
        // given
        ObjectNode boot =
                (ObjectNode) Json.tree((Object) Catalogue.shipped().test("boot").orElseThrow());
        boot.remove(missing);
        if (missing.equals("version")) {
            boot.put(missing, 0);
        }
        byte[] json = ("[" + boot + "]").getBytes(StandardCharsets.UTF_8);

        // then
        assertThatThrownBy(() -> Catalogue.read(json))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the catalogue cannot be used: " + sentence)
                .hasMessageNotContaining("TestCase");
    }

    @Test
    void the_version_alone_is_that_of_the_catalogue() {
        assertThat(Catalogue.shipped().tests())
                .allSatisfy(
                        test -> assertThat(Catalogue.shippedVersion(test.id())).hasValue(test.version()));
        assertThat(Catalogue.shippedVersion("no-such-test")).isEmpty();
    }

    @Test
    void an_experimental_feature_never_blocks() {
        assertThat(Catalogue.shipped().test("nested-hvm"))
                .hasValueSatisfying(
                        test -> assertThat(test.support().mayBlock()).isFalse());
    }

    @Test
    void a_guided_test_says_what_to_type_and_needs_somebody_who_types() {
        assertThat(Catalogue.shipped().tests())
                .filteredOn(test -> test.how() == TestCase.How.GUIDED)
                .isNotEmpty()
                .allSatisfy(test -> {
                    assertThat(test.needs()).contains(Need.PERSON);
                    assertThat(test.steps()).anySatisfy(step -> assertThat(step).contains("\n"));
                });
    }

    @Test
    void an_automatic_test_leaves_nothing_to_a_person() {
        assertThat(Catalogue.shipped().tests())
                .filteredOn(test -> test.how() == TestCase.How.AUTOMATIC)
                .isNotEmpty()
                .allSatisfy(test -> assertThat(test.needs()).doesNotContain(Need.PERSON))
                .allSatisfy(test -> assertThat(test.steps())
                        .noneSatisfy(step -> assertThat(step).contains("\n")));
    }

    @Test
    void a_processor_taken_from_a_guest_of_qemu_xen_is_a_documented_failure_of_every_release() {
        assertThat(Catalogue.shipped().test("cpu-hotunplug").orElseThrow().expected())
                .singleElement()
                .satisfies(documented -> {
                    assertThat(documented.release()).isNull();
                    assertThat(documented.on().values()).isEqualTo(Map.of("device_model", "qemu-xen"));
                });
    }
}
