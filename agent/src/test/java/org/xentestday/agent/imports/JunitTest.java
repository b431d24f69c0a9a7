package org.xentestday.agent.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xentestday.model.result.Status;

class JunitTest {
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="xen">
             <testsuite name="guests" timestamp="2021-02-08T14:26:09Z">
            """;
    private static final String FOOT = """

             </testsuite>
            </testsuites>
            """;

    private static Reading suite(String cases) {
        return Read.text(HEAD + cases + FOOT);
    }

    @Test
    void each_kind_of_outcome_is_a_status() {
        Reading reading = suite("""
                <testcase name="boot" time="12.5"/>
                <testcase name="guest_pv"><failure type="x" message="no login">log line</failure></testcase>
                <testcase name="x/guest-pvh"><error message="runner died"/></testcase>
                <testcase name="Guest-HVM"><skipped message="no VT-x"/></testcase>
                <testcase name="host-s3"><skipped type="pytest.xfail" message="known"/></testcase>
                <testcase name="ballooning" status="notrun"/>
                <testcase name="cpupools"><flakyFailure message="first try"/></testcase>
                """);

        assertThat(reading.format()).isEqualTo(FileForm.JUNIT);
        assertThat(reading.results())
                .extracting(Proposal::test, Proposal::status)
                .containsExactly(
                        Tuple.tuple("boot", Status.PASS),
                        Tuple.tuple("guest-pv", Status.FAIL),
                        Tuple.tuple("guest-pvh", Status.ERROR),
                        Tuple.tuple("guest-hvm", Status.SKIP),
                        Tuple.tuple("host-s3", Status.XFAIL),
                        Tuple.tuple("ballooning", Status.SKIP),
                        Tuple.tuple("cpupools", Status.PASS));
        assertThat(reading.results().get(0).durationMillis()).isEqualTo(12_500);
        assertThat(reading.results().get(0).startedAt()).isNotNull();
        assertThat(reading.results().get(1).wentWrong()).isEqualTo("no login");
        assertThat(reading.results().get(1).excerpt()).containsExactly("log line");
        assertThat(reading.results().get(3).reason()).isEqualTo("no VT-x");
        assertThat(reading.results().get(6).warnings()).containsExactly("It passed only when tried again: first try");
    }

    @Test
    void a_case_that_the_catalogue_does_not_have_is_listed_with_its_outcome() {
        Reading reading = suite("<testcase name=\"tests/cpu-policy\"><failure message=\"exited with 1\"/></testcase>");

        assertThat(reading.results()).isEmpty();
        assertThat(reading.skipped())
                .containsExactly("line 4: tests/cpu-policy failure: not imported, no such test in the catalogue");
    }

    @Test
    void tests_of_xtf_are_one_result() {
        Reading reading = suite("""
                <testcase name="test-hvm64-xsa-221"><failure message="bad"/></testcase>
                <testcase name="test-pv64-xsa-221"/>
                """);

        assertThat(reading.results()).singleElement().satisfies(only -> {
            assertThat(only.status()).isEqualTo(Status.FAIL);
            assertThat(only.wentWrong()).contains("test-hvm64-xsa-221");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<![CDATA[a ]]> b < c & d ]]>",
                "<![CDATA[one]]]]><![CDATA[>two]]>",
                "Running <binary> & more\n  if (a < b)",
                "<![CDATA[\u001b[31mred\u001b[0m \u0001 ]]>"
            })
    void logs_that_are_not_written_as_xml_wants_are_read_all_the_same(String log) {
        Reading reading = suite("<testcase name=\"boot\"><failure message=\"exited with code 1\">" + log
                + "</failure></testcase><testcase name=\"guest-pv\"/>");

        assertThat(reading.results())
                .extracting(Proposal::test, Proposal::status)
                .containsExactly(Tuple.tuple("boot", Status.FAIL), Tuple.tuple("guest-pv", Status.PASS));
        assertThat(String.join("\n", reading.results().getFirst().excerpt())).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><testsuites><testcase name=\"boot\"><failure>&a;</failure></testcase></testsuites>",
                "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><testsuites><testcase name=\"&b;\"/></testsuites>",
                "<!DOCTYPE testsuites SYSTEM \"http://127.0.0.1:1/x.dtd\"><testsuites/>"
            })
    void document_types_and_entities_are_refused(String xml) {
        assertThat(Read.refusal(xml)).contains("line 1").contains("document type");
    }

    @Test
    void an_entity_that_nobody_declares_is_not_resolved() {
        assertThat(Read.refusal("<testsuites>\n<testcase name=\"&passwd;\"/></testsuites>"))
                .isEqualTo("report.txt, line 2: this is not well-formed XML.");
    }

    @Test
    void deep_nesting_is_refused() {
        assertThat(Read.refusal("<testsuites>" + "<testsuite>".repeat(5000))).contains("nested too deep");
    }

    @Test
    void another_encoding_counts_if_the_file_declares_it() {
        byte[] xml =
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<testsuite><testcase name=\"boot\"><failure message=\"grün\"/></testcase></testsuite>"
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThat(Read.bytes(xml).results().getFirst().wentWrong()).isEqualTo("grün");
    }
}
