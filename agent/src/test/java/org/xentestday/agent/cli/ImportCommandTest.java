package org.xentestday.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.fixture.TestServer;
import org.xentestday.agent.imports.Imports;
import org.xentestday.model.event.Event;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class ImportCommandTest {
    private static final String XTF = """
            Combined test results:
            test-hvm64-lbr                           SUCCESS
            test-hvm64-xsa-221                       FAILURE
            """;
    private static final String MAIL = """
            Subject: [TESTDAY] Test report 4.3-rc6
            Date: Fri, 28 Jun 2013 09:00:00 +0000

            * Hardware: i7-2700
            * Functionality tested: booting, save/restore
            * Comments: All works
            """;
    private static final String[] PLAN = {"--plan", "xen-4.3.0", "--candidate", "4.3.0-rc6"};
    private static final String[] HERE = {"--plan", "xen-4.3.0", "--candidate", "4.3.0-rc6", "--this-machine", "--yes"};

    private @TempDir Path home;
    private Terminal terminal;

    @BeforeEach
    void a_machine() {
        terminal =
                new Terminal(home).with("TESTDAY_STATE", home.resolve("state").toString());
        terminal.host().with("/proc/sys/kernel/hostname", "tortoise\n");
    }

    @Test
    void a_file_of_this_machine_is_shown_recorded_and_sent_with_its_facets() throws IOException {
        try (TestServer server = new TestServer()) {
            // given
            server.plans(new Plan("xen-4.3.0", "Xen 4.3", "4.3.0", null, List.of(), null, List.of()));
            run("enrol", TestServer.TOKEN, "--server", server.address().toString());

            // when
            int exit = run("import", file("xtf.txt", XTF), "--candidate", "4.3.0-rc6", "--this-machine", "--yes");

            // then
            assertThat(exit).as(terminal.err()).isZero();
            assertThat(terminal.out())
                    .contains("This is output of xtf-runner. It tells 1 result:")
                    .contains("4.3.0-rc6    FAIL      xtf")
                    .contains("Recorded 1 result.\n1 sent, 0 refused, 0 waiting.\n");
            Event event = server.event(server.arrived().getFirst());
            Result result = event.record(Result.class);
            assertThat(result.status()).isEqualTo(Status.FAIL);
            assertThat(result.wentWrong()).contains("test-hvm64-xsa-221 FAILURE");
            assertThat(result.facets().value(Facet.CPU_VENDOR)).contains("amd");
        }
    }

    @Test
    void the_same_file_counts_once_however_often_it_is_imported() throws IOException {
        run("import", join(HERE, file("a.txt", XTF), "--no-send"));

        assertThat(run("import", join(HERE, file("b.txt", XTF.replace("\n", "\r\n")), "--no-send")))
                .isZero();

        assertThat(terminal.out()).endsWith("Recorded 0 results. 1 were recorded before and are not counted again.\n");
        run("status", "--offline");
        assertThat(terminal.out()).contains("1 result recorded");
    }

    @Test
    void the_same_words_about_another_candidate_are_another_result() throws IOException {
        String file = file("xtf.txt", XTF);
        run("import", join(HERE, file, "--no-send"));

        run("import", file, "--plan", "xen-4.3.0", "--candidate", "4.3.0-rc7", "--this-machine", "--yes", "--no-send");

        assertThat(terminal.out()).endsWith("Recorded 1 result.\n");
        run("status", "--offline");
        assertThat(terminal.out()).contains("4.3.0-rc6", "4.3.0-rc7", "2 results recorded");
    }

    @Test
    void what_is_withheld_of_a_file_is_said_once_and_kept_once() throws IOException {
        String file = file("xtf.txt", XTF.replace("xsa-221", "xsa-9001"));
        run("import", join(HERE, file, "--no-send"));

        assertThat(terminal.err()).containsPattern("Kept here as w-[0-9a-f]{10} and not sent: names XSA-9001");
        terminal.later(Duration.ofDays(1));
        run("import", join(HERE, file, "--no-send"));

        assertThat(terminal.out()).endsWith("Recorded 0 results. 1 were recorded before and are not counted again.\n");
        assertThat(terminal.err()).isEmpty();
        run("status", "--offline");
        assertThat(terminal.out()).contains("1 withheld");
    }

    @Test
    void a_reason_says_no_more_of_the_machine_than_a_sentence_does() throws IOException {
        try (TestServer server = new TestServer()) {
            run("enrol", TestServer.TOKEN, "--server", server.address().toString());
            String why = "no disk /home/anna/xtf.img on tortoise (192.168.1.17)";

            run("import", join(HERE, file("guests.tap", "1..1\nok 1 - guest-pv # SKIP " + why + "\n")));

            assertThat(server.event(server.arrived().getFirst())
                            .record(Result.class)
                            .reason())
                    .isEqualTo("no-disk-home-user-xtf-img-on-name-ip");
        }
    }

    @Test
    void nothing_is_recorded_without_a_yes() throws IOException {
        String file = file("xtf.txt", XTF);

        assertThat(run("import", join(PLAN, file, "--dry-run"))).isZero();
        assertThat(terminal.out()).endsWith("Nothing was recorded.\n");
        assertThat(run("import", join(PLAN, file, "--this-machine", "--no-send")))
                .isEqualTo(Exit.USAGE.code());
        assertThat(terminal.err())
                .isEqualTo("Nothing was recorded: without a terminal, say --yes to record what --dry-run shows.\n");
        assertThat(run("import", join(PLAN, file, "--yes", "--no-send"))).isEqualTo(Exit.USAGE.code());
        assertThat(terminal.err()).startsWith("Nothing was recorded: say --this-machine");
        terminal.typed("y\nno\n");
        assertThat(run("import", join(PLAN, file, "--no-send"))).isZero();
        assertThat(terminal.out())
                .contains("Were these results made on this machine? [y/N]")
                .endsWith("Nothing was recorded.\n");
        terminal.typed("n\ny\n");
        assertThat(run("import", join(PLAN, file, "--no-send"))).isEqualTo(Exit.USAGE.code());
        run("status", "--offline");
        assertThat(terminal.out()).startsWith("No result was recorded");
    }

    @Test
    void a_person_is_asked_what_the_file_leaves_open() throws IOException {
        // given
        terminal.typed("great\nFAIL\nit hangs\n\ny\ny\n");
        String mail = file("mail.txt", MAIL.replace("All works", "see below"));

        // when
        int exit = run("import", mail, "--plan", "xen-4.3.0", "--no-send");

        // then
        assertThat(exit).as(terminal.err()).isZero();
        assertThat(terminal.out())
                .contains("How did it end?")
                .contains("A status is one of PASS, FAIL,")
                .contains("Recorded 1 result.");
        run("export", "--format", "ctrf");
        assertThat(terminal.out()).contains("\"rawStatus\" : \"FAIL\"");
    }

    @Test
    void without_a_terminal_a_proposal_is_written_completed_and_imported() throws IOException {
        // given
        String mail = file("mail.txt", MAIL.replace("All works", "it dies"));

        // when
        assertThat(run("import", mail, "--plan", "xen-4.3.0", "--this-machine", "--yes", "--no-send"))
                .isEqualTo(Exit.DATA.code());

        // then
        Path proposal = Path.of(mail + ".proposal.json");
        assertThat(terminal.err())
                .isEqualTo("Nothing was recorded: 2 of 2 results lack what only a person knows. Complete " + proposal
                        + " and import it.\n");
        Files.writeString(
                proposal, Files.readString(proposal).replace("\"status\" : null", "\"status\" : \"NO_BOOT\""));
        assertThat(run("import", proposal.toString(), "--plan", "xen-4.3.0", "--this-machine", "--yes", "--no-send"))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out()).contains("Recorded 2 results.");
        assertThat(run("import", proposal.toString(), "--plan", "xen-4.3.0", "--this-machine", "--yes", "--no-send"))
                .isZero();
        assertThat(terminal.out()).contains("2 were recorded before");
    }

    @Test
    void of_several_machines_one_is_chosen() throws IOException {
        String mail = file(
                "mail.txt",
                MAIL + "\n----\n" + MAIL.substring(MAIL.indexOf("* Hard")).replace("i7-2700", "Ryzen"));

        assertThat(run("import", mail, "--plan", "xen-4.3.0", "--this-machine", "--yes", "--no-send"))
                .isEqualTo(Exit.USAGE.code());
        assertThat(terminal.err()).contains("say which with --machine: 1 is i7-2700, 2 is Ryzen.");
        assertThat(run("import", mail, "--machine", "2", "--plan", "xen-4.3.0", "--this-machine", "--yes", "--no-send"))
                .isZero();
        assertThat(terminal.out())
                .contains("machine 2 (Ryzen)")
                .doesNotContain("i7-2700")
                .contains("Recorded 2 results.");
    }

    @Test
    void a_key_speaks_for_one_machine_only() throws IOException {
        String file = file("xtf.txt", XTF);
        String other = home.resolve("anna").toString();
        run("import", join(HERE, file, "--no-send"));

        assertThat(run("import", join(PLAN, file, "--other-machine", "--yes", "--no-send")))
                .isEqualTo(Exit.NOT_PERMITTED.code());
        assertThat(terminal.err())
                .startsWith("The key in this state directory speaks for this machine and for no other");
        assertThat(run("import", join(PLAN, file, "--other-machine", "--yes", "--no-send", "--state", other)))
                .as(terminal.err())
                .isZero();
        assertThat(run("import", join(HERE, file("mail.txt", MAIL), "--no-send", "--state", other)))
                .isEqualTo(Exit.NOT_PERMITTED.code());
        assertThat(run(
                        "report",
                        "--test",
                        "boot",
                        "--status",
                        "PASS",
                        "--candidate",
                        "4.3.0-rc6",
                        "--plan",
                        "p",
                        "--state",
                        other))
                .isEqualTo(Exit.NOT_PERMITTED.code());
        run("export", "--format", "kcidb", "--state", other);
        assertThat(terminal.out()).doesNotContain("cpu_vendor");
    }

    @Test
    void a_changeset_that_the_plan_knows_names_the_candidate() throws IOException {
        try (TestServer server = new TestServer()) {
            // given
            String commit = "25ee478662d378ec2b24f517fb6d8d4829b885ff";
            server.plans(new Plan(
                    "xen-4.3.0",
                    "Xen 4.3",
                    "4.3.0",
                    null,
                    List.of(new Plan.KnownBuild(Candidate.parse("4.3.0-rc5"), commit)),
                    null,
                    List.of()));
            run("enrol", TestServer.TOKEN, "--server", server.address().toString());
            String report = file("flight.txt", """
                    flight 900138 xen-unstable real [real]

                    Tests which did not succeed,
                     test-amd64-amd64-xl          16 guest-saverestore        fail like 900054

                    version targeted for testing:
                     xen                  %s
                    """.formatted(commit));

            // when
            int exit = run("import", report, "--other-machine", "--yes");

            // then
            assertThat(exit).as(terminal.err()).isZero();
            Result result = server.event(server.arrived().getFirst()).record(Result.class);
            assertThat(result.build().candidate()).hasToString("4.3.0-rc5");
            assertThat(result.build().changeset()).isEqualTo(commit);
            assertThat(result.facets()).hasToString("guest_type=pv");
        }
    }

    @Test
    void what_this_machine_exported_is_not_recorded_again_and_that_of_others_neither() throws IOException {
        // given
        run("import", join(HERE, file("xtf.txt", XTF), "--no-send"));
        Path export = home.resolve("junit.xml");
        assertThat(run("export", "--format", "junit", "--out", export.toString()))
                .isZero();
        assertThat(terminal.out()).isEqualTo("Wrote 1 results to " + export + ".\n");

        // then
        assertThat(run("import", join(HERE, export.toString()))).isEqualTo(Exit.DATA.code());
        assertThat(terminal.out()).contains("this result is recorded here already");
        assertThat(run(
                        "import",
                        join(
                                HERE,
                                export.toString(),
                                "--state",
                                home.resolve("b").toString())))
                .isEqualTo(Exit.DATA.code());
        assertThat(terminal.out()).contains("another machine recorded this result: its testday bundle carries it");
    }

    @Test
    void known_signatures_in_the_lines_shown_are_the_symptom() throws IOException {
        String junit = "<testsuite><testcase name=\"boot\"><failure message=\"no login\">(XEN) Panic on CPU 0:\n"
                + "(XEN) Xen BUG at msi.c:776\nhost tortoise</failure></testcase></testsuite>";

        assertThat(run("import", join(HERE, file("j.xml", junit), "--no-send")))
                .as(terminal.err())
                .isZero();

        run("export", "--format", "kcidb");
        assertThat(terminal.out())
                .contains("\"symptom\"")
                .contains("msi.c")
                .contains("host <name>")
                .doesNotContain("tortoise");
    }

    @Test
    void json_lists_everything_and_never_asks() throws IOException {
        terminal.typed("");
        run("import", file("mail.txt", MAIL), "--dry-run", "--json");
        assertThat(Json.tree(terminal.out().getBytes(StandardCharsets.UTF_8))
                        .path("files")
                        .path(0)
                        .path("results"))
                .hasSize(2);

        run("import", file("mail.txt", MAIL), "--plan", "xen-4.3.0", "--this-machine", "--yes", "--no-send", "--json");
        assertThat(terminal.out())
                .matches("\\{\"known\":0,\"recorded\":\\[\"[0-9a-f]{40}\",\"[0-9a-f]{40}\"],\"withheld\":\\[]}\n");
    }

    @Test
    void a_file_may_come_from_the_standard_input() throws IOException {
        terminal.piped(XTF);

        assertThat(run("import", join(HERE, "-", "--no-send")))
                .as(terminal.err())
                .isZero();

        assertThat(terminal.out()).contains("Recorded 1 result.");
    }

    @Test
    void bad_files_are_one_sentence_with_file_and_line() throws IOException {
        expect(Exit.DATA, "line 1: the file is empty.", file("empty", ""));
        expect(Exit.DATA, "line 2: this is no text but a binary file.", file("binary", "a\n\u0000"));
        expect(Exit.DATA, "line 1: the file has more than 2 MiB", file("large", "x".repeat(Imports.MOST_BYTES + 5)));
        expect(Exit.DATA, "only HTML", file("html", "Subject: x\nContent-Type: text/html\n\n<p>x</p>\n"));
        expect(Exit.IO, "There is no file", home.resolve("none").toString());
        expect(Exit.DATA, "There is nothing to record in it.", file("tap", "1..1\nok 1 - nothing of ours\n"));
        expect(Exit.DATA, "neither a summary nor a test of XTF", file("tap2", "1..0\n"), "--format", "xtf");
        expect(Exit.USAGE, "and not of both", file("x", XTF), "--this-machine", "--other-machine");
    }

    private void expect(Exit exit, String sentence, String... words) {
        assertThat(run("import", join(words, "--plan", "p", "--no-send")))
                .as(terminal.err() + terminal.out())
                .isEqualTo(exit.code());
        assertThat(terminal.err().lines()).hasSize(1);
        assertThat(terminal.err()).contains(sentence).doesNotContain("Exception");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text).toString();
    }

    private int run(String word, String... more) {
        return terminal.run(join(new String[] {word}, more));
    }

    private static String[] join(String[] first, String... more) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
