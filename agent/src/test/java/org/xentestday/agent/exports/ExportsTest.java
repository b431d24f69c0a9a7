package org.xentestday.agent.exports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.StreamSupport;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xentestday.agent.imports.FileForm;
import org.xentestday.agent.imports.Imports;
import org.xentestday.agent.imports.Proposal;
import org.xentestday.agent.imports.Reading;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Measure;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;

class ExportsTest {
    private static final String COMMIT = "25ee478662d378ec2b24f517fb6d8d4829b885ff";
    private static final Facets FACETS =
            Facets.NONE.with(Facet.CPU_VENDOR, "amd").with(Facet.DUT_BAR, "le8g");

    private static Result result(Status status, int attempt, String text) {
        return new Result(
                TestMachine.PLAN,
                TestMachine.RELEASE,
                "0123456789abcdef0123456789abcdef",
                "0123456789abcdef",
                status == Status.NO_BOOT ? "boot" : "save-restore",
                1,
                attempt,
                new Build(Candidate.parse("4.3.0-rc6"), COMMIT, Build.KnownBy.CHANGESET),
                status,
                status.failure() ? text : null,
                status.evidence() ? null : "not-here",
                null,
                null,
                status == Status.PASS ? List.of() : List.of("(XEN) <line> & ]]> \"one\"", "", "two"),
                FACETS,
                TestMachine.NOON,
                1_250,
                status == Status.PASS ? List.of("ept=pml=0") : List.of(),
                List.of("odd <&>"),
                List.of(new Measure("time", 2.5, "s")));
    }

    /** One of each status. */
    private static List<Result> one() {
        List<Result> results = new ArrayList<>();
        for (Status status : Status.values()) {
            results.add(result(status, results.size() + 1, "It went <wrong> & \"so\""));
        }
        return results;
    }

    private static String export(Exports form, List<Result> results) {
        return form.write(results, Catalogue.shipped(), Instant.parse("2013-06-28T13:00:00Z"));
    }

    private static JsonNode json(Exports form, List<Result> results) throws IOException {
        return Json.tree(export(form, results).getBytes(StandardCharsets.UTF_8));
    }

    private static Reading read(String text) {
        return Imports.read("x.xml", text.getBytes(StandardCharsets.UTF_8), Optional.empty(), OptionalInt.empty());
    }

    @Test
    void junit_is_read_back_with_the_same_statuses_words_and_facets() {
        List<Result> results = one();

        Reading reading = read(export(Exports.JUNIT, results));

        assertThat(reading.format()).isEqualTo(FileForm.JUNIT);
        assertThat(reading.skipped()).isEmpty();
        assertThat(reading.results()).hasSameSizeAs(results);
        for (Result result : results) {
            Proposal back = reading.results().stream()
                    .filter(each -> result.id().equals(each.exported()))
                    .findFirst()
                    .orElseThrow();
            assertThat(back.status()).isEqualTo(result.status());
            assertThat(back.test()).isEqualTo(result.test());
            assertThat(back.wentWrong()).isEqualTo(result.wentWrong());
            assertThat(back.reason()).isEqualTo(result.reason());
            assertThat(back.candidate()).isEqualTo(result.build().candidate());
            assertThat(back.changeset()).isEqualTo(COMMIT);
            assertThat(back.facets()).isEqualTo(FACETS);
            assertThat(back.durationMillis()).isEqualTo(1_250);
            assertThat(back.workarounds()).isEqualTo(result.workarounds());
            assertThat(back.warnings()).isEqualTo(result.warnings());
        }
    }

    @Property(tries = 200)
    void junit_keeps_status_and_sentence_whatever_the_words(@ForAll Status status, @ForAll String words) {
        String wrong = words.replaceAll("[\\p{Cntrl}\\p{Cs}\\ufffe\\uffff]", "").strip();
        String sentence = wrong.isEmpty()
                ? "x"
                : wrong.substring(0, Math.min(wrong.length(), 300)).strip();

        Reading reading = read(export(Exports.JUNIT, List.of(result(status, 1, sentence))));

        assertThat(reading.results()).singleElement().satisfies(only -> {
            assertThat(only.status()).isEqualTo(status);
            assertThat(only.wentWrong()).isEqualTo(status.failure() ? sentence : null);
        });
    }

    @Test
    void junit_has_the_shape_that_its_readers_know() throws Exception {
        String xsd = """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
                  <xs:attributeGroup name="counts">
                    <xs:attribute name="name" type="xs:string" use="required"/>
                    <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
                    <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
                    <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
                    <xs:attribute name="skipped" type="xs:nonNegativeInteger"/>
                    <xs:attribute name="time" type="xs:decimal"/>
                  </xs:attributeGroup>
                  <xs:element name="properties"><xs:complexType><xs:sequence>
                    <xs:element name="property" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
                      <xs:attribute name="name" type="xs:string" use="required"/>
                      <xs:attribute name="value" type="xs:string" use="required"/>
                    </xs:complexType></xs:element>
                  </xs:sequence></xs:complexType></xs:element>
                  <xs:complexType name="outcome"><xs:simpleContent><xs:extension base="xs:string">
                    <xs:attribute name="message" type="xs:string"/><xs:attribute name="type" type="xs:string"/>
                  </xs:extension></xs:simpleContent></xs:complexType>
                  <xs:element name="testsuites"><xs:complexType><xs:sequence>
                    <xs:element name="testsuite" maxOccurs="unbounded"><xs:complexType><xs:sequence>
                      <xs:element ref="properties"/>
                      <xs:element name="testcase" maxOccurs="unbounded"><xs:complexType><xs:sequence>
                        <xs:element ref="properties"/>
                        <xs:choice minOccurs="0">
                          <xs:element name="failure" type="outcome"/>
                          <xs:element name="error" type="outcome"/>
                          <xs:element name="skipped" type="outcome"/>
                          <xs:element name="system-out" type="xs:string"/>
                        </xs:choice></xs:sequence>
                        <xs:attribute name="name" type="xs:string" use="required"/>
                        <xs:attribute name="classname" type="xs:string" use="required"/>
                        <xs:attribute name="time" type="xs:decimal"/>
                      </xs:complexType></xs:element></xs:sequence>
                      <xs:attributeGroup ref="counts"/>
                      <xs:attribute name="timestamp" type="xs:dateTime" use="required"/>
                    </xs:complexType></xs:element></xs:sequence>
                    <xs:attributeGroup ref="counts"/>
                  </xs:complexType></xs:element>
                </xs:schema>
                """;
        String xml = export(Exports.JUNIT, one());

        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(new StringReader(xsd)))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));

        assertThat(xml)
                .contains("<testsuites name=\"testday\" tests=\"10\" failures=\"4\" errors=\"2\" skipped=\"3\"")
                .contains("<testsuite name=\"4.3.0-rc6/boot\" tests=\"1\" failures=\"1\"")
                .contains("<testsuite name=\"4.3.0-rc6/save-restore\" tests=\"9\"");
    }

    @Test
    void kcidb_has_the_shape_of_version_5() throws IOException {
        JsonNode document = json(Exports.KCIDB, one());

        assertThat(document.path("version"))
                .isEqualTo(Json.tree("{\"major\":5,\"minor\":0}".getBytes(StandardCharsets.UTF_8)));
        only(document, Set.of("version", "checkouts", "builds", "tests"));
        JsonNode checkout = document.path("checkouts").path(0);
        only(
                checkout,
                Set.of(
                        "id",
                        "origin",
                        "tree_name",
                        "git_repository_url",
                        "git_commit_hash",
                        "git_commit_name",
                        "valid",
                        "misc"));
        assertThat(checkout.path("git_commit_hash").asText()).isEqualTo(COMMIT);
        assertThat(checkout.path("git_repository_url").asText()).startsWith("https://");
        JsonNode build = document.path("builds").path(0);
        only(build, Set.of("id", "checkout_id", "origin", "comment", "status"));
        assertThat(build.path("checkout_id")).isEqualTo(checkout.path("id"));
        assertThat(document.path("checkouts").size() + document.path("builds").size())
                .isEqualTo(2);
        assertThat(document.path("tests")).hasSize(10).allSatisfy(test -> kcidbTest(test, build));
    }

    private static void kcidbTest(JsonNode test, JsonNode build) {
        only(
                test,
                Set.of(
                        "id",
                        "build_id",
                        "origin",
                        "path",
                        "status",
                        "start_time",
                        "duration",
                        "environment",
                        "comment",
                        "log_excerpt",
                        "number",
                        "misc"));
        assertThat(test.path("id").asText()).matches("xentestday:[0-9a-f]{40}");
        assertThat(test.path("origin").asText()).matches("[a-z0-9_]+");
        assertThat(test.path("build_id")).isEqualTo(build.path("id"));
        assertThat(test.path("path").asText()).matches("[a-zA-Z0-9_-]+(\\.[a-zA-Z0-9_-]+)*");
        assertThat(test.path("status").asText()).isIn("FAIL", "ERROR", "MISS", "PASS", "DONE", "SKIP");
        assertThat(Instant.parse(test.path("start_time").asText())).isEqualTo(TestMachine.NOON);
        assertThat(test.path("duration").asDouble()).isEqualTo(1.25);
        assertThat(test.path("environment")
                        .path("misc")
                        .path("facets")
                        .path("cpu_vendor")
                        .asText())
                .isEqualTo("amd");
        assertThat(test.path("number").isObject())
                .isEqualTo(Status.valueOf(test.path("misc").path("status").asText())
                        .evidence());
        only(test.path("number"), Set.of("value", "unit"));
    }

    private static void only(JsonNode object, Set<String> allowed) {
        assertThat(StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false))
                .isSubsetOf(allowed);
    }

    @Test
    void ctrf_has_the_shape_of_its_schema_and_counts_that_add_up() throws IOException {
        JsonNode document = json(Exports.CTRF, one());

        only(document, Set.of("reportFormat", "specVersion", "reportId", "timestamp", "generatedBy", "results"));
        assertThat(document.path("reportFormat").asText()).isEqualTo("CTRF");
        assertThat(document.path("specVersion").asText()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(java.util.UUID.fromString(document.path("reportId").asText()))
                .isNotNull();
        JsonNode results = document.path("results");
        only(results, Set.of("tool", "summary", "tests", "environment"));
        assertThat(results.path("tool").path("name").asText()).isEqualTo("testday");
        JsonNode summary = results.path("summary");
        only(
                summary,
                Set.of("tests", "passed", "failed", "skipped", "pending", "other", "flaky", "suites", "start", "stop"));
        int counted = 0;
        for (String word : List.of("passed", "failed", "skipped", "pending", "other")) {
            int listed = (int) StreamSupport.stream(results.path("tests").spliterator(), false)
                    .filter(test -> test.path("status").asText().equals(word))
                    .count();
            assertThat(summary.path(word).asInt()).as(word).isEqualTo(listed);
            counted += listed;
        }
        assertThat(summary.path("tests").asInt()).isEqualTo(counted).isEqualTo(10);
        assertThat(results.path("tests")).allSatisfy(test -> {
            only(
                    test,
                    Set.of(
                            "id",
                            "name",
                            "status",
                            "duration",
                            "start",
                            "stop",
                            "suite",
                            "message",
                            "trace",
                            "rawStatus",
                            "labels",
                            "stdout",
                            "extra"));
            assertThat(test.path("stop").asLong()).isEqualTo(test.path("start").asLong() + 1_250);
            assertThat(test.path("suite").path(0).asText()).isEqualTo("4.3.0-rc6");
            assertThat(test.path("labels").path("dut_bar").asText()).isEqualTo("le8g");
            assertThat(test.path("duration").isIntegralNumber()).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    void no_results_give_a_document_without_tests(Exports form) {
        assertThat(export(form, List.of())).isNotBlank().endsWith("\n");
    }

    @Test
    void a_result_of_a_test_that_this_version_does_not_know_is_exported() throws IOException {
        Result strange = TestMachine.named("anna").result("4.3.0-rc6", "made-later", Status.PASS, 1);

        assertThat(json(Exports.KCIDB, List.of(strange))
                        .path("tests")
                        .path(0)
                        .path("path")
                        .asText())
                .isEqualTo("xen.unknown.made-later");
        assertThat(export(Exports.JUNIT, List.of(strange))).contains("made-later");
    }
}
