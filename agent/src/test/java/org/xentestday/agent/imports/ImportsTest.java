package org.xentestday.agent.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.event.Limits;

class ImportsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | report.txt, line 1: the file is empty.",
                "' \n \n' | report.txt, line 1: the file is empty.",
                "'nothing to see' | report.txt, line 1: it is in no form that testday knows; say which with --format if it is one.",
                "'{\"data\":{},\"specversion\":\"1.0\"}' | send --bundle",
                "'{\"bundle\":1,\"count\":2,\"machine\":\"a\",\"publicKey\":\"b\"}' | send --bundle"
            })
    void what_cannot_be_used_is_refused_in_one_sentence(String text, String sentence) {
        assertThat(Read.refusal(text)).contains(sentence);
    }

    @Test
    void a_binary_file_is_refused_with_its_line() {
        assertThat(Read.refusal("a\nb\u0000c")).isEqualTo("report.txt, line 2: this is no text but a binary file.");
        assertThat(Read.refusal(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, (byte) 0xff}))
                .contains("binary");
    }

    @Test
    void a_file_that_is_too_large_or_compressed_is_refused() {
        assertThat(Read.refusal(new byte[Imports.MOST_BYTES + 1])).contains("more than 2 MiB");
        assertThat(Read.refusal(new byte[] {0x1f, (byte) 0x8b, 8, 0})).contains("gunzip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " \n",
                "*-",
                ">",
                "a",
                "<!-- a -->",
                "> > hardware ",
                "Content-Type: x\n \n",
                "virt_caps : hvm\nx\n"
            })
    void a_large_file_of_little_sense_ends_soon(String piece) {
        byte[] bytes = piece.repeat(Imports.MOST_BYTES / piece.length()).getBytes(StandardCharsets.UTF_8);

        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> survive(bytes, Optional.empty()));
    }

    @Test
    void a_wrong_encoding_is_named_with_its_line() {
        byte[] latin =
                "Combined test results:\ntest-hvm64-a SUCCESS\ngr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Read.refusal(latin))
                .isEqualTo("report.txt, line 3: this is not text in UTF-8; iconv makes it UTF-8.");
    }

    @Test
    void line_ends_and_byte_order_marks_make_no_difference() {
        String text = "Combined test results:\ntest-hvm64-a SUCCESS\ntest-hvm64-b FAILURE\n";
        List<byte[]> same = List.of(
                text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                text.replaceFirst("\n", "\r").getBytes(StandardCharsets.UTF_8),
                ("\ufeff" + text).getBytes(StandardCharsets.UTF_8),
                ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE));

        for (byte[] bytes : same) {
            Reading reading = Read.bytes(bytes);

            assertThat(reading.results()).isEqualTo(Read.text(text).results());
            assertThat(reading.source()).isEqualTo(Read.text(text).source());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Combined test results:\ntest-hvm64-a SUCCESS\ntest-hvm64-b FAILURE\n",
                "TESTDAY report\nHardware: i3-7100\nSoftware: Xen 4.13 RC2\nFunctionality tested: boot\nComments: All works\n",
                "flight 1 xen-unstable real [real]\n\njobs:\n test-amd64-amd64-xl                pass\n"
            })
    void a_mail_tells_the_same_however_its_text_is_encoded(String text) {
        String headers = "From: t@example.org\nDate: Thu, 14 Nov 2019 11:34:43 -0700\nSubject: 4.13\n";
        List<Proposal> plain = Read.text(headers + "\n" + text).results();
        String base64 = Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        String quoted = text.replace("=", "=3D").replace(" ", "=20").replaceAll("(?m)^(.{9})", "$1=\n");
        String in = "Content-Transfer-Encoding: ";

        assertThat(plain)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.startedAt()).isEqualTo("2019-11-14T18:34:43Z"));
        assertThat(Read.text(headers + in + "base64\n\n" + base64).results()).isEqualTo(plain);
        assertThat(Read.text(headers + in + "quoted-printable\n\n" + quoted).results())
                .isEqualTo(plain);
    }

    @Test
    void every_test_that_a_foreign_name_stands_for_is_in_the_catalogue() {
        Catalogue catalogue = Catalogue.shipped();

        assertThat(TestNames.all())
                .allSatisfy(id -> assertThat(catalogue.test(id)).as(id).isPresent());
    }

    @Property(tries = 400)
    void any_bytes_give_a_reading_or_one_sentence(@ForAll byte[] bytes, @ForAll FileForm form) {
        survive(bytes, Optional.of(form));
        survive(bytes, Optional.empty());
    }

    @Property(tries = 1500)
    void any_text_made_of_words_of_the_formats_does_so_too(@ForAll("texts") String text, @ForAll FileForm form) {
        survive(text.getBytes(StandardCharsets.UTF_8), Optional.of(form));
        survive(text.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    private static void survive(byte[] bytes, Optional<FileForm> form) {
        try {
            Reading reading = Imports.read("x", bytes, form, OptionalInt.empty());
            reading.results().forEach(ImportsTest::fits);
        } catch (AgentException e) {
            assertThat(e.exit()).isEqualTo(Exit.DATA);
            assertThat(e.sentence()).startsWith("x, line ").endsWith(".").doesNotContain("\n");
        }
    }

    /** What may be recorded of it is within the limits of a result. */
    private static void fits(Proposal proposal) {
        assertThat(proposal.excerpt())
                .hasSizeLessThanOrEqualTo(Limits.EXCERPT_LINES)
                .noneMatch(line -> line.matches(".*\\p{Cntrl}.*"));
        if (proposal.wentWrong() != null) {
            assertThat(proposal.wentWrong())
                    .isNotBlank()
                    .hasSizeLessThanOrEqualTo(500)
                    .doesNotContainPattern("\\p{Cntrl}");
        }
        if (proposal.reason() != null) {
            assertThat(proposal.reason()).isNotBlank().hasSizeLessThanOrEqualTo(400);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "Combined test results:",
                "test-hvm64-xsa-221",
                "SUCCESS",
                "CRASH",
                "Executing 'xl create -p a/test-pv64-x.cfg'",
                "--- Xen Test Framework ---",
                "Test result: ",
                "Error: x",
                "flight 1 xen-unstable real [real]",
                "Tests which did not succeed and are blocking,",
                " test-amd64-amd64-xl 7 xen-boot fail REGR. vs. 5",
                "jobs:",
                "version targeted for testing:",
                " xen 0123456789012345678901234567890123456789",
                "<testsuites>",
                "<testcase name=\"boot\">",
                "<failure>",
                "</failure>",
                "</testcase>",
                "<![CDATA[",
                "]]>",
                "&a;",
                "<!DOCTYPE a>",
                "TAP version 14",
                "1..3",
                "ok 1 - boot",
                "not ok 2 - guest-pv # TODO",
                "    ok 3",
                "  ---",
                "  ...",
                "Bail out!",
                "Subject: [TESTDAY] Test report 4.14-rc3",
                "* Hardware: Intel Xeon",
                "* Software: Xen 4.13 RC2",
                "* Functionality tested: boot, S3",
                "* Comments: All works",
                "----",
                "> ",
                "-- ",
                "Content-Type: multipart/mixed; boundary=b",
                "--b",
                "Content-Transfer-Encoding: base64",
                "virt_caps : hvm",
                "{\"testday-proposal\":1,",
                "\"results\":[{\"number\":1}]}",
                "RC1",
                "\u001b[31m",
                "\u0007",
                "\ud83d\ude00",
                "\\",
                "#",
                ":",
                "",
                "a=b",
                "=?utf-8?q?=C3?=");
        Arbitrary<String> ends = Arbitraries.of("\n", "\n", "\r\n", " ", "", "\n\n");
        return net.jqwik.api.Combinators.combine(pieces, ends)
                .as(String::concat)
                .list()
                .ofMaxSize(25)
                .map(list -> String.join("", list));
    }

    @Property(tries = 300)
    void a_truncated_report_gives_a_reading_or_one_sentence(@ForAll("cuts") int cut) {
        String whole = SamplesTest.EXAMPLES;
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        survive(Arrays.copyOf(bytes, Math.min(cut, bytes.length)), Optional.empty());
    }

    @Provide
    Arbitrary<Integer> cuts() {
        return Arbitraries.integers().between(1, SamplesTest.EXAMPLES.length());
    }
}
