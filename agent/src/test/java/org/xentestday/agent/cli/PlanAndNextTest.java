package org.xentestday.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.agent.fixture.TestServer;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.verdict.Asks;

@SuppressWarnings("NullAway.Init") // JUnit sets the directory
class PlanAndNextTest {
    private static final Candidate RC6 = Candidate.parse("4.3.0-rc6");
    private static final Facets AMD = Facets.NONE.with(Facet.CPU_VENDOR, "amd");

    private @TempDir Path home;
    private Terminal terminal;
    private String out = "";
    private String err = "";

    @BeforeEach
    void a_machine() {
        FakeHost host = new FakeHost()
                .with("/proc/cpuinfo", "vendor_id : AuthenticAMD\n")
                .with("/bin/busybox", "")
                .answering("id -u", "0\n")
                .answering("xl info", xlInfo(3, "git:c6c6c6c6c6c6"));
        terminal = Terminal.ofAnna(home, host);
    }

    @Test
    void the_plan_shows_what_is_wanted_what_makes_sense_here_and_what_is_done() throws IOException {
        try (TestServer server = new TestServer()) {
            // given
            server.plans(plan());
            run("report", "--test", "boot", "--status", "PASS", "--candidate", "4.3.0-rc6", "--plan", "xen-4.3.0");

            // when
            int exit = run("plan", "--server", server.address().toString());

            // then
            assertThat(exit).isZero();
            assertThat(err).isEmpty();
            assertThat(out).isEqualTo("""
                    Xen 4.3 RC6 TestDay (xen-4.3.0)
                      release     4.3.0, compared with 4.2.2
                      candidates  rc5 (not tagged yet), rc6 c6c6c6c6c6c6
                      here        4.3.0-rc6 runs on this machine: its changeset says so
                      focus       Graphics cards.

                      TEST                         MACHINES  RISK         ON THIS MACHINE
                      boot                         5         none         done: PASS
                      guest-hvm                    5         guest        testday run guest-hvm
                      cpupools                     3         guest        not here: here is cpu_vendor=amd
                      pci-passthrough-hvm          5         host         not here: no-iommu, no-pciback, no-device

                    testday plan TEST shows how a test is done, and what it needs.
                    """);
        }
    }

    @Test
    void the_plan_knows_after_booting_back_what_was_done_on_the_candidate() throws IOException {
        try (TestServer server = new TestServer()) {
            // given
            server.plans(plan());
            run("report", "--test", "boot", "--status", "PASS", "--candidate", "4.3.0-rc6", "--plan", "xen-4.3.0");
            terminal.host().answering("xl info", xlInfo(17, ""));

            // when
            run("plan", "--server", server.address().toString());

            // then
            assertThat(out)
                    .contains("""
                              here        what runs on this machine is no candidate of this TestDay; below is what it told
                                          about 4.3.0-rc6: boot that first
                            """)
                    .contains("  boot                         5         none         done: PASS\n");
        }
    }

    @Test
    void without_a_server_the_kept_plan_is_shown_with_its_age() throws IOException {
        // given
        try (TestServer server = new TestServer()) {
            server.plans(plan());
            run("enrol", TestServer.TOKEN, "--server", server.address().toString());
            run("plan");
        }
        terminal.later(Duration.ofHours(5));

        // when
        int exit = run("plan");

        // then
        assertThat(exit).isZero();
        assertThat(out).startsWith("Xen 4.3 RC6 TestDay (xen-4.3.0)\n");
        assertThat(err.lines()).hasSize(2);
        assertThat(err)
                .startsWith("The server http://127.0.0.1:")
                .endsWith("This is the plan as the server told it 5 hours ago.\n");
        run("plan", "--json", "--offline");
        assertThat(json().path("asOf").asText()).isEqualTo(TestMachine.NOON.toString());
    }

    @Test
    void a_page_that_answers_in_the_servers_place_takes_no_plan_away() throws IOException {
        try (TestServer server = new TestServer()) {
            server.plans(plan());
            run("enrol", TestServer.TOKEN, "--server", server.address().toString());
            run("plan");
            server.maintained();

            assertThat(run("plan")).isZero();

            assertThat(out).startsWith("Xen 4.3 RC6 TestDay (xen-4.3.0)\n");
            assertThat(err).contains("answers no list: is it the address of a Xen TestDay server?");
        }
    }

    @Test
    void without_any_plan_the_catalogue_is_shown_and_how_to_get_one() {
        assertThat(run("plan", "--offline")).isZero();

        assertThat(out)
                .startsWith(
                        "No TestDay is known here: testday plan --server https://HOST fetches what a server plans.\n")
                .contains("\nThe tests that there are:\n")
                .contains("testday run guest-hvm")
                .contains("pf-driver-removal            -         destructive  not here:");
    }

    @Test
    void a_damaged_copy_of_the_plan_is_no_plan() throws IOException {
        run("plan", "--offline");
        Files.writeString(home.resolve("state/plans.json"), "[]");

        assertThat(run("next", "--offline")).isZero();
        assertThat(out).startsWith("No TestDay is known here");
    }

    @Test
    void the_page_of_a_test_says_what_is_done_and_what_is_typed() throws IOException {
        assertThat(run("plan", "guest-pvshim")).isZero();

        assertThat(out)
                .startsWith("PV guest starts inside the PV shim (guest-pvshim, version 1)\n")
                .contains("  feature  x86/PV: SUPPORT.md says supported\n")
                .contains("  risk     guest: a guest made for it may die\n")
                .contains("What you do:\n   1. Take the configuration of a PV guest")
                .contains("\n        xl create -c shim.cfg\n")
                .contains("It has passed when: The kernel says that it boots paravirtualized");
        run("plan", "cpu-hotunplug");
        assertThat(out).contains("Documented: a failure with device_model=qemu-xen in the step ");
        run("plan", "cpu-hotunplug", "--json");
        assertThat(json().path("test").path("steps")).hasSize(3);
    }

    @Test
    void another_word_is_answered_with_the_tests_that_are_near() {
        assertThat(run("plan", "hotplug")).isEqualTo(Exit.DATA.code());
        assertThat(err).isEqualTo("There is no test hotplug; there are pci-hotplug, cpu-hotplug.\n");
    }

    @Test
    void next_names_what_tells_most_and_why() throws IOException {
        try (TestServer server = new TestServer()) {
            // given
            server.plans(plan());
            server.asks(
                    new Asks(
                            RC6,
                            "ballooning",
                            List.of(ask(AMD, 0.81, "It would tell whether ballooning\u001b[2J regressed."))),
                    new Asks(RC6, "xtf", List.of(ask(Facets.NONE.with(Facet.CPU_VENDOR, "intel"), 0.9, "Not here."))));

            // when
            int exit = run("next", "--most", "2", "--server", server.address().toString());

            // then
            assertThat(exit).isZero();
            assertThat(err).isEmpty();
            assertThat(out).isEqualTo("""
                     1. Guest memory set down and up again
                        It would tell whether ballooning [2J regressed. Worth 0.81 bit.
                        On 4.3.0-rc6, which runs. Risk: guest. Automatic.
                        testday run ballooning
                     2. Hypervisor and dom0 boot, all CPUs online
                        The plan wants it on 5 machines, and has them; this one would be one more on rc6.
                        On 4.3.0-rc6, which runs. Risk: none. Automatic.
                        testday run boot
                    """);
            assertThat(server.asked())
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .matches("release=4\\.3\\.0&machine=[0-9a-f]{32}");
        }
    }

    @Test
    void next_takes_a_package_that_does_not_tell_for_the_newest_candidate() throws IOException {
        try (TestServer server = new TestServer()) {
            // given
            server.plans(plan());
            terminal.host().answering("xl info", xlInfo(3, ""));

            // when
            run("next", "--most", "1", "--server", server.address().toString());

            // then
            assertThat(out).isEqualTo("""
                     1. Hypervisor and dom0 boot, all CPUs online
                        The plan wants it on 5 machines, and has them; this one would be one more on rc6.
                        On 4.3.0-rc6, which probably runs: its build does not tell. Risk: none. Automatic.
                        testday run boot --candidate 4.3.0-rc6
                    """);
        }
    }

    @Test
    void next_says_what_to_boot_where_a_distributions_xen_runs_and_what_the_candidate_was_told_already()
            throws IOException {
        try (TestServer server = new TestServer()) {
            // given
            server.plans(plan());
            terminal.host().answering("xl info", xlInfo(17, ""));
            run("report", "--test", "boot", "--status", "PASS", "--candidate", "4.3.0-rc6", "--plan", "xen-4.3.0");

            // when
            run("next", "--server", server.address().toString());

            // then
            assertThat(out).isEqualTo("""
                     1. HVM guest starts and answers
                        The plan wants it on 5 machines, and has them; this one would be one more on rc6.
                        On 4.3.0-rc6: boot it first. Risk: guest. Automatic.
                        testday run guest-hvm --candidate 4.3.0-rc6
                    """);
        }
    }

    @Test
    void next_without_a_server_falls_back_on_the_plan() throws IOException {
        // given
        try (TestServer server = new TestServer()) {
            server.plans(plan());
            run("plan", "--server", server.address().toString());
        }

        // when
        run("next", "--offline", "--json");

        // then
        assertThat(json().path("suggestions"))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.has("bits")).isFalse());
        assertThat(json().path("suggestions").path(0).path("test").asText()).isEqualTo("boot");
    }

    @Test
    void next_says_when_there_is_nothing_left() throws IOException {
        try (TestServer server = new TestServer()) {
            server.plans(new Plan("xen-4.3.0", "t", "4.3.0", null, List.of(), null, List.of()));

            run("next", "--server", server.address().toString());

            assertThat(out).startsWith("Nothing is asked for that this machine has not told yet.");
        }
    }

    private static String xlInfo(int minor, String changeset) {
        return """
                nr_cpus                : 8
                virt_caps              : hvm
                xen_major              : 4
                xen_minor              : %d
                xen_caps               : xen-3.0-x86_64 hvm-3.0-x86_64
                xen_changeset          : %s
                """.formatted(minor, changeset);
    }

    private static Asks.Ask ask(Facets having, double bits, String why) {
        return new Asks.Ask(null, having, Facets.NONE, RC6, bits, why);
    }

    private static Plan plan() {
        return new Plan(
                "xen-4.3.0",
                "Xen 4.3 RC6 TestDay",
                "4.3.0",
                Candidate.parse("4.2.2-final"),
                List.of(
                        new Plan.KnownBuild(RC6, "c6".repeat(20)),
                        new Plan.KnownBuild(Candidate.parse("4.3.0-rc5"), null)),
                "Graphics cards.",
                List.of(
                        new Plan.Wanted("boot", Facets.NONE, 5),
                        new Plan.Wanted("guest-hvm", Facets.NONE, 5),
                        new Plan.Wanted("cpupools", Facets.NONE.with(Facet.CPU_VENDOR, "intel"), 3),
                        new Plan.Wanted("pci-passthrough-hvm", Facets.NONE, 5)));
    }

    private com.fasterxml.jackson.databind.JsonNode json() throws IOException {
        return Json.tree(out.getBytes(StandardCharsets.UTF_8));
    }

    private int run(String... words) {
        int exit = terminal.run(words);
        out = terminal.out();
        err = terminal.err();
        return exit;
    }
}
