package org.xentestday.collector.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;

class PolicyReaderTest {
    private final PolicyReader reader = new PolicyReader(Catalogue.shipped());

    @Test
    void the_shipped_policy_asks_for_every_supported_test() {
        // when
        Policy shipped = Policies.shipped();

        // then
        assertThat(shipped.id()).isEqualTo("default");
        assertThat(shipped.rules()).extracting(Rule::name).contains("everything supported is tried");
        assertThat(shipped.waivers()).isEmpty();
    }

    @Test
    void a_waiver_is_read_with_its_scope() throws IOException {
        // when
        Policy policy = reader.read("""
                id: mine
                waivers:
                  - test: boot
                    on: {cpu_vendor: amd}
                    owner: the release manager
                    reason: known
                    expires: 2013-07-09
                """);

        // then
        assertThat(policy.waivers())
                .containsExactly(new Waiver(
                        "boot",
                        Facets.NONE.with(Facet.CPU_VENDOR, "amd"),
                        "the release manager",
                        "known",
                        LocalDate.of(2013, 7, 9)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            rules: [{name: a, tests: [bot]}]                       ~ line 2: the catalogue has no test bot
            rules: [{name: a, area: b}]                            ~ line 2: no test of the catalogue has that area
            rules: [{name: a}]                                     ~ line 2: a rule needs exactly one of tests, area, feature, support, wanted
            rules: [{name: a, wanted: true, machine: 3}]           ~ line 2: a rule has no key machine; it has area, exact, facets, failure-rate, feature, machines, name, support, testers, tests, wanted
            rules: [{name: a, area: boot, machines: few}]          ~ line 2: machines must be a whole number, not few
            rules: [{name: a, area: boot, failure-rate: 30}]       ~ line 2: failure-rate must be between 0 and 1, not 30
            rules: [{name: a, area: boot, facets: {cpu: [amd]}}]   ~ line 2: there is no facet cpu
            rules: [{name: a, area: boot, facets: {smt: [of]}}]    ~ line 2: no value of smt: it takes on|off
            waivers: [{test: boot, owner: me, reason: why}]        ~ line 2: a waiver needs the key expires
            blocking: [FLAKY]                                      ~ line 2: no finding is called FLAKY; there are REGRESSION, SUSPECT, NEW_FAILURE
            id: twice                                              ~ line 2: Duplicate field 'id'
            """)
    void a_mistake_is_one_sentence_with_its_line(String line, String sentence) {
        assertThatThrownBy(() -> reader.read("id: mine\n" + line + "\n"))
                .isInstanceOf(BrokenPolicyException.class)
                .hasMessage(sentence);
    }

    @Test
    void the_line_is_that_of_the_mistake_and_not_of_the_file() {
        assertThatThrownBy(() -> reader.read("""
                id: mine
                rules:
                  - name: boots
                    area: boot

                  - name: guests
                    area: guests
                    facets:
                      cpu_vendor: [intel, cyrix]
                """)).hasMessageStartingWith("line 9: no value of cpu_vendor");
    }

    @Test
    void a_broken_file_is_named(@TempDir Path directory) throws IOException {
        // given
        Path file = Files.writeString(directory.resolve("mine.yaml"), "id: [");

        // then
        assertThatThrownBy(() -> Policies.of(file))
                .isInstanceOf(BrokenPolicyException.class)
                .hasMessageStartingWith("The policy " + file + " is broken in line ");
        assertThatThrownBy(() -> Policies.of(directory.resolve("none.yaml")))
                .hasMessageStartingWith("The policy " + directory.resolve("none.yaml") + " cannot be read");
    }
}
