package org.xentestday.agent.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Status;

class TestdayMailTest {
    private static final String HEAD = """
            From: Anna Tester <anna@example.org>
            Date: Tue, 23 Jun 2020 22:30:35 -0600
            Message-ID: <1@example.org>
            Subject: [TESTDAY] Test report 4.14-rc3
            Content-Type: text/plain; charset="UTF-8"

            """;
    private static final String BODY = """
            * Hardware: i7-2700

            * Software: Debian buster

            * Guest operating systems: Debian stretch

            * Functionality tested: compiling, booting with dom0=pvh, save/restore

            * Comments: All works
            """;

    @Test
    void what_the_words_say_is_proposed_and_what_they_do_not_say_is_not() {
        Reading reading = Read.text(HEAD + BODY);

        assertThat(reading.format()).isEqualTo(FileForm.MAIL);
        assertThat(reading.machines()).containsExactly("i7-2700");
        assertThat(reading.results())
                .extracting(Proposal::test, Proposal::status, Proposal::candidate)
                .containsExactly(
                        Tuple.tuple("boot", Status.PASS, Candidate.parse("4.14.0-rc3")),
                        Tuple.tuple("save-restore", Status.PASS, Candidate.parse("4.14.0-rc3")));
        assertThat(reading.results().get(0).facets()).hasToString("dom0_kind=pvh");
        assertThat(reading.results().get(1).facets()).hasToString("guest_os=linux");
        assertThat(reading.skipped()).singleElement().asString().contains("compiling");
        assertThat(reading.open()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "All works | PASS",
                "Everything looks good from my end. | PASS",
                "works fine | PASS",
                "no issues seen | PASS",
                "All works, aside from xl create often timing out |",
                "All works except suspend |",
                "works fine but the log is odd |",
                "Xen dies right after the banner |",
                "works on Dell boxes |",
                "It does not work |",
                "see attachment |"
            })
    void how_it_went_is_only_taken_from_praise_without_a_limit(String comment, Status status) {
        Reading reading = Read.text(HEAD + BODY.replace("All works", comment));

        assertThat(reading.results()).extracting(Proposal::status).containsOnly(status);
    }

    @Test
    void a_work_around_is_kept_with_the_pass() {
        Reading reading =
                Read.text(HEAD + BODY.replace("All works", "everything works, it requires the ept=pml=0 boot flag."));

        assertThat(reading.results()).allSatisfy(each -> {
            assertThat(each.status()).isEqualTo(Status.PASS);
            assertThat(each.workarounds()).containsExactly("ept=pml=0");
        });
    }

    @Test
    void machines_are_parted_by_a_rule_or_by_a_second_hardware() {
        String second = BODY.replace("i7-2700", "AMD Ryzen 1800X board").replace("All works", "panics");

        for (String between : new String[] {"\n----\n", "\n"}) {
            Reading reading = Read.text(HEAD + BODY + between + second);

            assertThat(reading.machines()).containsExactly("i7-2700", "AMD Ryzen 1800X board");
            assertThat(reading.results()).extracting(Proposal::machine).containsExactly(1, 1, 2, 2);
            assertThat(reading.ofMachine(2).results()).allSatisfy(each -> {
                assertThat(each.status()).isNull();
                assertThat(each.wentWrong()).isEqualTo("panics");
                assertThat(each.facets().value(Facet.CPU_VENDOR)).contains("amd");
            });
            assertThat(reading.ofMachine(1).results())
                    .allSatisfy(each ->
                            assertThat(each.facets().value(Facet.CPU_VENDOR)).isEmpty());
        }
    }

    @Test
    void labels_without_stars_and_a_list_of_machines_are_understood() {
        Reading reading = Read.text("""
                Subject: [Xen-devel] [TESTDAY] Test report

                NOTE: this may be serious.

                Software:
                   Xen 4.13 RC2
                   Linux kernel 4.19.5
                Hardware:
                   Board E300
                       https://www.example.org/E300
                   Board E100
                       https://www.example.org/E100

                Functionality tested: trying to boot Dom0
                Comments: Xen boots and then dies
                  without printing a line of output

                FWIW, this started after the upgrade to RC2. If I take my previous RC1 binary and stick it
                into the very same setup, everything boots fine.

                The issue doesn't seem to be reproducible on Dell boxes that I've got.

                --\s
                Anna
                root@private:~# xl info
                """);

        assertThat(reading.machines()).containsExactly("Board E300", "Board E100");
        assertThat(reading.ofMachine(1).results())
                .extracting(Proposal::test, Proposal::status, Proposal::candidate)
                .containsExactly(
                        Tuple.tuple("boot", null, Candidate.parse("4.13.0-rc2")),
                        Tuple.tuple("boot", Status.PASS, Candidate.parse("4.13.0-rc1")));
        assertThat(reading.results().getFirst().wentWrong())
                .isEqualTo("Xen boots and then dies without printing a line of output");
        assertThat(reading.results().getFirst().facets()).hasToString("dom0_kernel=linux-4.19");
        assertThat(reading.remarks()).singleElement().asString().contains("reproducible on Dell boxes");
        assertThat(reading.toString()).doesNotContain("private", "Anna");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Test report 4.14-rc3 | Debian | 4.14.0-rc3",
                "Test report | Xen 4.13 RC2 | 4.13.0-rc2",
                "Test report | Xen 4.13, Debian | ",
                "RC2 report | Xen 4.13 | 4.13.0-rc2",
                "Test report | Linux 4.15-rc2 | ",
                "Test report | Xen 4.15.0-rc4 on Linux 5.12-rc2 | 4.15.0-rc4",
                "Test report 4.14-rc3 | Xen 4.14-rc2 | ",
                "Test report | kernel 5.7, Xen 4.21.1-rc1 | 4.21.1-rc1"
            })
    void the_candidate_is_the_one_that_xen_is_named_with(String subject, String software, String candidate) {
        String mail = HEAD.replace("Test report 4.14-rc3", subject) + BODY.replace("Debian buster", software);

        assertThat(Read.text(mail).results())
                .extracting(each ->
                        each.candidate() == null ? null : each.candidate().toString())
                .containsOnly(candidate);
    }

    @Test
    void software_that_is_named_twice_or_not_at_all_parts_no_machines() {
        Reading twice = Read.text(HEAD + "* Software: Xen 4.14 RC3\n" + BODY);
        Reading missing = Read.text(HEAD + BODY.replace("* Software: Debian buster\n", ""));

        assertThat(twice.machines()).hasSize(1);
        assertThat(missing.machines()).hasSize(1);
        assertThat(missing.results()).hasSize(2);
    }

    @Test
    void passthrough_without_a_kind_of_guest_asks_which_test_it_is() {
        Reading reading = Read.text(HEAD + BODY.replace("compiling", "PCI passthrough of a NIC"));

        assertThat(reading.results().getFirst().questions()).containsExactly(Question.TEST);
    }

    @Test
    void a_mail_without_labels_proposes_its_subject_and_asks_the_rest() {
        Reading reading = Read.text(
                HEAD.replace("[TESTDAY] Test report 4.14-rc3", "TESTDAY Report: Unexpected results for xenhypfs")
                        + "Playing around, got odd results.\n\nxen_version : 4.14.0-rc\nthreads_per_core : 2\n");

        assertThat(reading.results()).singleElement().satisfies(only -> {
            assertThat(only.told()).isEqualTo("Unexpected results for xenhypfs");
            assertThat(only.questions()).containsExactly(Question.TEST, Question.STATUS, Question.CANDIDATE);
            assertThat(only.facets().value(Facet.SMT)).contains("on");
        });
    }

    @Test
    void encoded_mails_and_mails_of_several_parts_are_read() {
        String base64 = HEAD.replace("\n\n", "\nContent-Transfer-Encoding: base64\n\n")
                + Base64.getMimeEncoder().encodeToString(BODY.getBytes(StandardCharsets.UTF_8)) + "\n";
        String quoted = HEAD.replace("\n\n", "\nContent-Transfer-Encoding: quoted-printable\n\n")
                + BODY.replace("booting with dom0=pvh", "booting =\nwith dom0=3Dpvh");
        String parts = HEAD.replace("text/plain; charset=\"UTF-8\"", "multipart/alternative;\n boundary=\"b0\"")
                + "--b0\nContent-Type: text/html\n\n<p>no</p>\n--b0\nContent-Type: text/plain\n\n" + BODY + "--b0--\n";

        for (String mail : new String[] {base64, quoted, parts}) {
            assertThat(Read.text(mail).results())
                    .extracting(Proposal::test, each -> each.facets().toString())
                    .contains(Tuple.tuple("boot", "dom0_kind=pvh"));
        }
    }

    @Test
    void html_alone_and_quotations_alone_are_refused() {
        assertThat(Read.refusal(HEAD.replace("text/plain", "text/html") + "<p>* Hardware: x</p>"))
                .contains("only HTML");
        assertThat(Read.refusal(HEAD + "> " + BODY.replace("\n", "\n> ") + "\nThank you!\n"))
                .contains("import the report itself");
    }

    @Test
    void encoded_words_of_a_subject_are_read() {
        Reading reading = Read.text(
                HEAD.replace("[TESTDAY] Test report 4.14-rc3", "=?UTF-8?Q?Test_report?=\n =?utf-8?b?IDQuMTQtcmMz?=")
                        + BODY);

        assertThat(reading.results().getFirst().candidate()).hasToString("4.14.0-rc3");
    }
}
