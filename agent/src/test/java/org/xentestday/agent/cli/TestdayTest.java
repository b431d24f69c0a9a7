package org.xentestday.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.disk.StateDirectory;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.agent.fixture.FakeXen;
import org.xentestday.agent.fixture.TestServer;
import org.xentestday.agent.fixture.TestServer.Fault;
import org.xentestday.model.event.Event;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class TestdayTest {
    private static final Plan PLAN = new Plan("xen-4.3.0", "Xen 4.3", "4.3.0", null, List.of(), null, List.of());
    private static final String[] PASS = {"--test", "boot", "--status", "PASS", "--candidate", "4.3.0-rc6"};

    private @TempDir Path home;
    private FakeHost host;
    private FakeXen xen;
    private String typed = "";
    private String out = "";
    private String err = "";

    @BeforeEach
    void a_machine() {
        host = new FakeHost()
                .with("/proc/sys/kernel/hostname", "tortoise\n")
                .with("/proc/cpuinfo", "vendor_id : AuthenticAMD\n");
        xen = new FakeXen(home, host);
    }

    @Test
    void a_result_goes_all_the_way() throws IOException {
        try (TestServer server = new TestServer()) {
            // given
            server.plans(PLAN);
            assertThat(run(
                            "enrol",
                            TestServer.TOKEN,
                            "--server",
                            server.address().toString()))
                    .isZero();
            assertThat(out).matches("This machine is now [0-9a-f]{32} of anna at http://127.0.0.1:\\d+\\.\n");

            // when
            int exit = run("report", PASS);

            // then
            assertThat(exit).isZero();
            assertThat(out).matches("Recorded [0-9a-f]{40}\\.\nSent\\. Thank you\\.\n");
            assertThat(err).isEmpty();
            String id = out.substring("Recorded ".length(), "Recorded ".length() + 40);
            assertThat(server.arrived()).containsExactly(id);
            assertThat(run("status")).isZero();
            assertThat(out).isEqualTo("""
                    %s  4.3.0-rc6   PASS      boot                         sent  accepted
                    1 result recorded: 1 sent, 0 waiting, 0 refused.
                    Thank you: each of them makes the next Xen release a little more certain.
                    """.formatted(id.substring(0, 12)));
        }
    }

    @Test
    void what_a_busy_server_does_not_take_is_sent_later() throws IOException {
        try (TestServer server = new TestServer()) {
            server.plans(PLAN);
            run("enrol", TestServer.TOKEN, "--server", server.address().toString());
            server.next(Fault.BUSY);

            assertThat(run("report", PASS)).isEqualTo(Exit.LATER.code());
            assertThat(out).contains("Recorded ").endsWith("0 sent, 0 refused, 1 waiting.\n");
            assertThat(err).endsWith("cannot take results now (503); it asks to wait 30 s.\n");

            assertThat(run("send")).isZero();
            assertThat(out).isEqualTo("1 sent, 0 refused, 0 waiting.\n");
        }
    }

    @Test
    void tests_run_and_their_results_arrive() throws IOException {
        try (TestServer server = new TestServer()) {
            // given
            dom0();
            server.plans(PLAN);
            run("enrol", TestServer.TOKEN, "--server", server.address().toString());

            // when
            int exit = run("run", "--yes", "--candidate", "4.17.0-rc1", "--plan", "xen-4.3.0", "guest-pv", "boot");

            // then
            assertThat(out).isEqualTo("""
                    Tests of 4.17.0-rc1 on this machine:
                      boot                                     automatic  none        Hypervisor and dom0 boot, all CPUs online
                      guest-pv (PV)                            automatic  guest       PV guest starts and answers
                    They make guests of their own, which may die, and take them away again.
                    [1/2] boot  PASS
                    [2/2] guest-pv (PV)  PASS
                    2 results recorded: 2 PASS.
                    2 sent, 0 refused, 0 waiting.
                    """);
            assertThat(exit).isZero();
            assertThat(server.arrived()).hasSize(2);
        }
    }

    @Test
    void a_failed_test_is_an_exit_code_of_its_own() throws IOException {
        dom0();
        xen.ignoring("xl vcpu-set");

        int exit = run("run", "--yes", "--no-send", "--candidate", "4.17.0-rc1", "--plan", "p", "cpu-hotplug");

        assertThat(exit).isEqualTo(Exit.TESTS_FAILED.code());
        assertThat(out).contains("FAIL  The guest was set to 2 processors and sees 1.");
    }

    @Test
    void a_dry_run_shows_what_is_missing_and_does_nothing() throws IOException {
        dom0();
        Files.delete(home.resolve("bin/busybox"));

        int exit = run("run", "--dry-run", "--no-send", "--candidate", "4.17.0-rc1", "--plan", "p", "guest-hvm");

        assertThat(exit).isZero();
        assertThat(out).contains("HVM guest starts and answers  (no-guest-image)");
        assertThat(err).contains("install the package busybox-static");
        assertThat(xen.guests()).isEmpty();
        run("status", "--offline");
        assertThat(out).startsWith("No result was recorded");
    }

    @Test
    void json_tells_what_would_be_done_and_asks_nobody() throws IOException {
        dom0();
        Files.delete(home.resolve("bin/busybox"));
        String[] words = {"--json", "--no-send", "--candidate", "4.17.0-rc1", "--plan", "p", "guest-hvm"};

        assertThat(run("run", join(words, "--dry-run"))).isZero();

        assertThat(out)
                .contains("\"candidate\":\"4.17.0-rc1\"", "\"test\":\"guest-hvm\"", "\"missing\":\"no-guest-image\"")
                .contains("\"results\":[]");
        assertThat(err).contains("install the package busybox-static");
        typed = "yes\n";
        assertThat(run("run", words)).isEqualTo(Exit.USAGE.code());
        assertThat(out).isEmpty();
    }

    @Test
    void a_candidate_that_does_not_run_can_only_be_booted_into() throws IOException {
        dom0();

        assertThat(run("run", "--yes", "--no-send", "--candidate", "4.19.0-rc1", "--plan", "p", "guest-pv"))
                .isEqualTo(Exit.DATA.code());
        assertThat(err).contains("is not 4.19.0-rc1: boot the candidate first");
        assertThat(run("run", "--yes", "--no-send", "--candidate", "4.19.0-rc1", "--plan", "p", "boot"))
                .isZero();
        assertThat(out).contains("Restart this machine into 4.19.0-rc1 now");
        host.with("/proc/sys/kernel/random/boot_id", "99999999-2222-3333-4444-555555555555");
        host.with("/proc/xen/capabilities", "control_d");
        run("status", "--offline");
        assertThat(err).startsWith("Recorded NO_BOOT for boot");
    }

    @Test
    void who_cannot_be_asked_must_say_yes_and_who_says_no_is_heard() throws IOException {
        dom0();
        String[] words = {"--no-send", "--candidate", "4.17.0-rc1", "--plan", "p", "guest-pv"};

        assertThat(run("run", words)).isEqualTo(Exit.USAGE.code());
        assertThat(err).isEqualTo("Nobody can be asked here: give --yes to run these tests.\n");
        typed = "no\n";
        assertThat(run("run", words)).isEqualTo(Exit.USAGE.code());
        assertThat(err).isEqualTo("Nothing was run.\n");
        assertThat(xen.guests()).isEmpty();
    }

    @Test
    void without_xen_nothing_is_tested() {
        assertThat(run("run", "--yes", "--no-send", "--candidate", "4.17.0-rc1", "--plan", "p", "guest-pv"))
                .isEqualTo(Exit.NO_XEN.code());
        assertThat(err).startsWith("No Xen answers here (xl info)");
    }

    private void dom0() throws IOException {
        host.answering("xl info", FakeXen.INFO)
                .answering("uname -r", "6.1.0-test\n")
                .answering("uname -sr", "Linux 6.1.0-test\n")
                .with("/proc/xen/capabilities", "control_d");
        for (String file : List.of("bin/busybox", "boot/vmlinuz-6.1.0-test")) {
            Path path = home.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "x");
        }
    }

    @Test
    void a_token_that_was_used_is_refused() throws IOException {
        try (TestServer server = new TestServer()) {
            int exit = run("enrol", "stolen", "--server", server.address().toString());

            assertThat(exit).isEqualTo(Exit.NOT_PERMITTED.code());
            assertThat(err).isEqualTo("The server refused the token: This token was used or is too old.\n");
        }
    }

    @Test
    void a_refused_result_is_shown_with_its_reason_for_ever() throws IOException {
        try (TestServer server = new TestServer()) {
            server.plans(PLAN);
            server.refuse("boot");
            run("enrol", TestServer.TOKEN, "--server", server.address().toString());

            assertThat(run("report", PASS)).isEqualTo(Exit.DATA.code());
            assertThat(run("send")).isZero();
            run("status");

            assertThat(out).contains("refused  invalid: Nobody wants this test");
        }
    }

    @Test
    void what_happened_in_the_last_boot_is_recorded_at_the_next_start() throws IOException {
        // given
        try (var agent = new Testday(world()).agent(new Testday(world()).settings())) {
            agent.begin(new org.xentestday.agent.journal.Task(
                            "xen-4.3.0",
                            "4.3.0",
                            "host-s3",
                            1,
                            new org.xentestday.model.result.Build(
                                    org.xentestday.model.result.Candidate.parse("4.3.0-rc6"),
                                    null,
                                    org.xentestday.model.result.Build.KnownBy.TESTER),
                            org.xentestday.model.result.Facets.NONE))
                    .step("suspend");
        }

        // when
        host.with("/proc/sys/kernel/random/boot_id", "99999999-2222-3333-4444-555555555555");
        assertThat(run("status", "--offline")).isZero();

        // then
        assertThat(err).isEqualTo("Recorded HOST_LOST for host-s3, which never ended.\n");
        assertThat(out).contains("HOST_LOST host-s3").contains("waiting");
        run("status", "--offline");
        assertThat(err).isEmpty();
    }

    @Test
    void nothing_private_leaves_or_is_shown() throws IOException {
        try (TestServer server = new TestServer()) {
            // given
            List<String> planted = plant();
            server.plans(PLAN);
            run("enrol", TestServer.TOKEN, "--server", server.address().toString());
            Path log = Files.writeString(
                    home.resolve("excerpt"),
                    String.join(
                            "\n", planted.stream().map(word -> "line " + word).toList()));

            // when
            run("probe", "--json");
            String probed = out;
            run("probe");
            String shown = out;
            run("report", join(PASS, "--excerpt", log.toString(), "--warning", "seen on tortoise"));

            // then
            Event event = server.event(server.arrived().getFirst());
            String sent = new String(
                    org.xentestday.model.event.StructuredMode.write(event), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(event.record(Result.class).excerpt()).hasSize(planted.size());
            for (String word : planted) {
                assertThat(probed).doesNotContainIgnoringCase(word);
                assertThat(shown).doesNotContainIgnoringCase(word);
                assertThat(sent).doesNotContainIgnoringCase(word);
            }
        }
    }

    /** Every file and command the probe reads, full of what must not leave. */
    private List<String> plant() {
        List<String> secrets = List.of(
                "tortoise",
                "52:54:00:ab:cd:ef",
                "192.168.77.5",
                "fe80::5054:ff:fe12:3456",
                "0a1b2c3d-0000-1111-2222-333344445555",
                "anna@example.org");
        String lines = String.join(
                "\n", secrets.stream().map(word -> word + " : " + word).toList());
        for (String file : List.of(
                "/proc/cpuinfo",
                "/proc/meminfo",
                "/etc/os-release",
                "/proc/xen/capabilities",
                "/sys/hypervisor/guest_type",
                "/sys/class/dmi/id/bios_vendor",
                "/sys/class/dmi/id/product_serial",
                "/sys/bus/pci/devices/0000:00:00.0/class",
                "/sys/bus/pci/devices/0000:00:00.0/vendor",
                "/sys/bus/pci/devices/0000:00:00.0/device")) {
            host.with(file, lines);
        }
        String keyed = Stream.of(
                        "host",
                        "xen_scheduler",
                        "xen_changeset",
                        "nr_nodes",
                        "total_memory",
                        "virt_caps",
                        "threads_per_core",
                        "cc_compile_by",
                        "xen_major",
                        "xen_minor")
                .map(key -> key + " : " + String.join(" ", secrets))
                .reduce("", (all, line) -> all + line + "\n");
        host.answering(
                "xl info",
                keyed + "xen_commandline : iommu=tortoise smt=tortoise ucode=anna@example.org flask=192.168.77.5\n");
        host.answering(
                "xl dmesg",
                "(XEN) Bootloader: tortoise\n(XEN) EFI RAM map:\n(XEN) Using APIC driver 192.168.77.5\n" + lines);
        host.answering("uname -sr", "Linux tortoise 6.1\n");
        return secrets;
    }

    @Test
    void a_second_testday_waits_its_turn_and_then_says_who_is_at_work() throws IOException {
        try (StateDirectory held = StateDirectory.open(home.resolve("state"), java.time.Duration.ZERO)) {
            assertThat(held.file("lock")).exists();

            assertThat(run("send")).isEqualTo(Exit.UNAVAILABLE.code());
            assertThat(err).startsWith("Another testday (process ").endsWith("; try again when it is done.\n");
        }
    }

    @Test
    void mistakes_are_one_sentence_and_a_code_each() throws IOException {
        Path binary = Files.write(home.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Path flat = Files.writeString(home.resolve("flat"), "not a directory");

        expect(Exit.USAGE, "Missing required options: '--test=ID', '--status=<status>', '--candidate=NAME'", "report");
        expect(
                Exit.USAGE,
                "FAIL needs --went-wrong",
                "report",
                "--test",
                "boot",
                "--status",
                "FAIL",
                "--candidate",
                "4.3.0-rc6");
        expect(Exit.USAGE, "There is no facet colour", "report", join(PASS, "--plan", "p", "--facet", "colour=red"));
        expect(
                Exit.USAGE,
                "guest_type must be pv|pvh|hvm|pvhvm and not x",
                "report",
                join(PASS, "--plan", "p", "--facet", "guest_type=x"));
        expect(
                Exit.DATA,
                "There is no test kaboom",
                "report",
                "--test",
                "kaboom",
                "--status",
                "PASS",
                "--candidate",
                "4.3.0-rc6");
        expect(Exit.DATA, "is not plain text", "report", join(PASS, "--excerpt", binary.toString()));
        expect(Exit.DATA, "Not recorded: ", "report", join(PASS, "--plan", "No Plan", "--no-send"));
        expect(
                Exit.IO,
                "There is no file ",
                "report",
                join(PASS, "--excerpt", home.resolve("none").toString()));
        expect(Exit.IO, "", "status", "--state", flat.resolve("below").toString());
        expect(Exit.CONFIG, "There is no setting colour", "status", "--set", "colour=red");
        expect(Exit.CONFIG, "No server is set", "enrol", "token");
        expect(Exit.NOT_PERMITTED, "This machine is not enrolled", "report", join(PASS, "--plan", "p"));
    }

    @Test
    void help_lists_every_exit_code_and_setting() {
        assertThat(run("--help")).isZero();

        for (Exit exit : Exit.values()) {
            assertThat(out).contains("  " + exit.code() + " ").contains(exit.meaning());
        }
        assertThat(out).contains("kafka-bootstrap").contains("probe");
    }

    @Test
    void help_lists_the_statuses_that_need_a_sentence() {
        assertThat(run("report", "--help")).isZero();

        assertThat(out.replaceAll("\\s+", " "))
                .contains(Stream.of(Status.values())
                        .filter(Status::failure)
                        .map(Status::name)
                        .collect(Collectors.joining(", ", "needed for ", ".")));
    }

    @Test
    void json_is_for_programs() throws IOException {
        run("probe", "--json");
        assertThat(Json.tree(out.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .path("facets"))
                .isEqualTo(Json.tree(Map.of("cpu_vendor", "amd")));

        run("report", join(PASS, "--plan", "xen-4.3.0", "--no-send", "--json"));
        assertThat(out).matches("\\{\"id\":\"[0-9a-f]{40}\",\"state\":\"waiting\"}\n");

        run("status", "--json", "--offline");
        assertThat(Json.tree(out.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .path("waiting")
                        .asInt())
                .isEqualTo(1);

        run("send", "--json");
        assertThat(out).startsWith("{\"refused\":0,\"sent\":0,\"waiting\":1,\"why\":\"This machine is not enrolled");
    }

    @Test
    void a_silent_server_does_not_hide_that_lines_are_damaged() throws IOException {
        // given
        try (TestServer server = new TestServer()) {
            server.plans(PLAN);
            run("enrol", TestServer.TOKEN, "--server", server.address().toString());
            run("report", PASS);
        }
        Files.writeString(home.resolve("state/spool.log"), "damage\n", StandardOpenOption.APPEND);

        // when
        assertThat(run("status")).isZero();

        // then
        assertThat(err.lines()).hasSize(2).first().isEqualTo("Damaged lines passed over on this disk: 1.");
        run("status", "--json");
        assertThat(out).contains("\"trouble\":\"The server http://127.0.0.1").contains("\"unreadable\":1");
    }

    @Test
    void json_tells_what_became_of_this_result_and_not_of_older_ones() throws IOException {
        try (TestServer server = new TestServer()) {
            // given
            server.plans(PLAN);
            server.refuse("boot");
            run("enrol", TestServer.TOKEN, "--server", server.address().toString());

            // when
            run("report", join(PASS, "--json"));
            String ofRefused = out;
            run("report", join(PASS, "--no-send"));
            run("report", "--test", "xtf", "--status", "PASS", "--candidate", "4.3.0-rc6", "--json");
            String ofSentBesideRefused = out;

            // then
            assertThat(ofRefused).contains("\"state\":\"refused\"");
            assertThat(ofSentBesideRefused).contains("\"state\":\"sent\"");
        }
    }

    private void expect(Exit exit, String sentence, String word, String... more) {
        assertThat(run(word, more)).as(err).isEqualTo(exit.code());
        assertThat(err).contains(sentence).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(err.lines().count()).isBetween(1L, 2L);
    }

    private int run(String word, String... more) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        int exit = new Testday(world(new PrintWriter(outText, true), new PrintWriter(errText, true)))
                .run(join(new String[] {word}, more));
        out = outText.toString();
        err = errText.toString();
        return exit;
    }

    private World world() {
        return world(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
    }

    private World world(PrintWriter outWriter, PrintWriter errWriter) {
        Map<String, String> environment = new HashMap<>();
        environment.put("HOME", home.toString());
        environment.put("TESTDAY_STATE", home.resolve("state").toString());
        return new World(
                environment,
                Clock.fixed(TestMachine.NOON, ZoneOffset.UTC),
                java.time.Duration.ofMillis(50),
                timeout -> host,
                new World.Bench(home, stopped -> xen, xen, stopping -> xen),
                new java.io.ByteArrayInputStream(typed.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                () -> !typed.isEmpty(),
                outWriter,
                errWriter);
    }

    static String[] join(String[] first, String... more) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
