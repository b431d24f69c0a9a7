package org.xentestday.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.EventType;
import org.xentestday.model.event.StructuredMode;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.plan.Enrolment;
import org.xentestday.model.result.Status;
import org.xentestday.standalone.fault.StartException;
import picocli.CommandLine;

/** The command as its user gives it, without a server anywhere. */
class ReplayTest {
    private static final Path EXAMPLE = Path.of("docs/replay-example.ndjson");

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void the_example_of_the_document_names_the_hardware() {
        // when
        int code = replay(EXAMPLE.toString());

        // then
        assertThat(code).isZero();
        assertThat(out.toString())
                .startsWith("REGRESSION    4.21.0-rc3     gpu-passthrough-large-vram on dut_bar=le8g, 4 of 4 machines")
                .contains("REGR. vs. 4.20.0");
        assertThat(err.toString()).isEqualToIgnoringNewLines("16 results; 16 counted; 0 lines rejected.");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void any_order_with_any_copies_gives_the_same_bytes(long seed) throws IOException {
        // given
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(Files.readAllLines(EXAMPLE));
        for (int copies = random.nextInt(20); copies > 0; copies--) {
            lines.add(lines.get(random.nextInt(lines.size())));
        }
        Collections.shuffle(lines, random);

        // when
        byte[] once = verdicts(EXAMPLE);
        byte[] shuffled = verdicts(Files.write(directory.resolve("shuffled"), lines));

        // then
        assertThat(shuffled).isEqualTo(once).isNotEmpty();
    }

    @Test
    void signed_and_enrolled_results_give_the_same_verdicts_as_their_bare_bodies() throws IOException {
        // given
        List<String> bare = new ArrayList<>();
        List<String> signed = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            TestMachine machine = TestMachine.named("replay" + i);
            for (String candidate : List.of("4.2.5-final", "4.3.0-rc6")) {
                Status status = candidate.endsWith("rc6") ? Status.FAIL : Status.PASS;
                Event event = machine.event(candidate, "boot", status, 1);
                bare.add(new String(event.body(), StandardCharsets.UTF_8));
                signed.add(text(event));
            }
            Event enrolment = Event.of(
                    EventType.ENROLMENT, machine.kid(), "/test", machine.kid(), TestMachine.NOON, machine.enrolment());
            signed.add(text(enrolment));
        }

        // then
        assertThat(verdicts(Files.write(directory.resolve("signed"), signed)))
                .isEqualTo(verdicts(Files.write(directory.resolve("bare"), bare)))
                .isNotEmpty();
    }

    @Test
    void with_an_enrolment_in_the_file_an_unsigned_result_is_not_counted() throws IOException {
        // given
        TestMachine machine = TestMachine.named("strict");
        Event enrolment = Event.of(
                EventType.ENROLMENT, machine.kid(), "/test", machine.kid(), TestMachine.NOON, machine.enrolment());
        Event result = machine.event("4.3.0-rc6", "boot", Status.PASS, 1);
        Path file = Files.write(
                directory.resolve("mixed"),
                List.of(new String(result.body(), StandardCharsets.UTF_8), text(enrolment)));

        // when
        replay(file.toString());

        // then
        assertThat(err.toString()).contains("1 excluded");
    }

    @Test
    void what_is_no_result_is_named_with_its_line_and_the_rest_is_judged() throws IOException {
        // given
        List<String> lines = new ArrayList<>(Files.readAllLines(EXAMPLE));
        lines.add(1, "{\"status\":\"PASS\"}");
        lines.add(3, "junk");
        lines.add(5, "{\"specversion\":\"1.0\",\"type\":\"org.xentestday.result.v9\"}");
        lines.add(7, "\"" + "x".repeat(200_000) + "\"");

        // when
        int code = replay(Files.write(directory.resolve("dirty"), lines).toString());

        // then
        assertThat(code).isEqualTo(1);
        assertThat(err.toString())
                .contains("dirty:2: ", "dirty:4: not JSON", "dirty:6: ", "dirty:8: ")
                .contains("16 results; 16 counted; 4 lines rejected.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59Z"})
    void a_machine_with_a_wrong_clock_is_judged_like_any_other(String clock) throws IOException {
        // given
        List<String> lines = new ArrayList<>(Files.readAllLines(EXAMPLE));
        lines.replaceAll(line -> line.replaceFirst("\"startedAt\":\"[^\"]*\"", "\"startedAt\":\"" + clock + "\""));

        // when
        byte[] wrong = verdicts(Files.write(directory.resolve("clock"), lines));

        // then
        assertThat(wrong).isEqualTo(verdicts(EXAMPLE)).isNotEmpty();
    }

    @Test
    void a_whole_event_that_is_none_of_the_contract_is_named_with_its_line() throws IOException {
        // given
        String result = text(TestMachine.named("broken").event("4.3.0-rc6", "boot", Status.PASS, 1));
        String issue = "{\"specversion\":\"1.0\",\"id\":\"i\",\"source\":\"/me\",\"type\":\"org.xentestday.issue.v1\","
                + "\"subject\":\"i\",\"time\":\"2025-11-02T18:00:00Z\",\"data\":{\"id\":\"i\",\"title\":\"It fails.\"}}";
        List<String> lines = new ArrayList<>(Files.readAllLines(EXAMPLE));
        lines.addAll(
                0,
                List.of(
                        result.replace("\"PASS\"", "\"GOOD\""),
                        result.replaceFirst("\"id\":\"....", "\"id\":\"0000"),
                        result.replaceFirst("\"time\":\"2013", "\"time\":\"+999999999"),
                        issue,
                        issue.replace("issue", "plan"),
                        result.replaceFirst("\"subject\":\"4.3.0", "\"subject\":\"4.2.0")));

        // when
        int code = replay(Files.write(directory.resolve("events"), lines).toString());

        // then
        assertThat(code).isEqualTo(1);
        for (int line = 1; line <= 6; line++) {
            assertThat(err.toString()).contains("events:" + line + ": ");
        }
        assertThat(err.toString()).contains("16 results; 16 counted; 6 lines rejected.");
        assertThat(out.toString()).startsWith("REGRESSION ");
    }

    @Test
    void what_came_after_a_revocation_does_not_count_wherever_the_enrolment_stands() throws IOException {
        // given
        TestMachine machine = TestMachine.named("revoked");
        String good = text(enrolment(machine.enrolment(), machine, 0));
        String revoked = text(enrolment(machine.enrolment().revoked(TestMachine.NOON.minusSeconds(60)), machine, 1));
        String result = text(machine.event("4.3.0-rc6", "boot", Status.PASS, 1));

        for (List<String> order : List.of(
                List.of(good, revoked, result), List.of(result, revoked, good), List.of(revoked, result, good))) {
            // when
            err.getBuffer().setLength(0);
            replay(Files.write(directory.resolve("revoked"), order).toString());

            // then
            assertThat(err.toString()).startsWith("1 results; 1 excluded;");
        }
    }

    private static Event enrolment(Enrolment enrolment, TestMachine machine, long later) {
        return Event.of(
                EventType.ENROLMENT,
                machine.kid() + later,
                "/test",
                machine.kid(),
                TestMachine.NOON.plusSeconds(later),
                enrolment);
    }

    @Test
    void gzip_is_unpacked_and_only_what_was_recorded_in_time_is_judged() throws IOException {
        // given
        Path file = directory.resolve("results.ndjson.gz");
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write(Files.readAllBytes(EXAMPLE));
        }

        // when
        replay(file.toString(), "--as-of", "2025-11-02T17:59:59Z");

        // then
        assertThat(err.toString()).startsWith("0 results;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.ndjson", "."})
    void a_file_that_cannot_be_read_is_one_sentence(String name) {
        StartException refusal = refusal(directory.resolve(name).toString());

        assertThat(refusal.exitCode().code()).isEqualTo(66);
        assertThat(refusal.sentence()).contains("no readable file");
    }

    @Test
    void a_cut_gzip_and_an_output_without_a_place_are_one_sentence_each() throws IOException {
        Path cut = Files.write(directory.resolve("cut.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});

        assertThat(refusal(cut.toString()).exitCode().code()).isEqualTo(66);
        assertThat(refusal(EXAMPLE.toString(), "--verdicts", directory + "/no/where")
                        .exitCode()
                        .code())
                .isEqualTo(73);
    }

    private byte[] verdicts(Path file) throws IOException {
        Path verdicts = directory.resolve("verdicts");
        replay(file.toString(), "--verdicts", verdicts.toString());
        return Files.readAllBytes(verdicts);
    }

    private int replay(String... arguments) {
        return command().execute(arguments);
    }

    private StartException refusal(String... arguments) {
        StartException[] refused = new StartException[1];
        command()
                .setExecutionExceptionHandler((fault, command, parsed) -> {
                    refused[0] = (StartException) fault;
                    return 99;
                })
                .execute(arguments);
        return refused[0];
    }

    private CommandLine command() {
        return new CommandLine(new ReplayCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    }

    private static String text(Event event) {
        return new String(StructuredMode.write(event), StandardCharsets.UTF_8);
    }
}
