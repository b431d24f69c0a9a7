package org.xentestday.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.agent.fixture.FakeHost;
import org.xentestday.agent.journal.Interrupted;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.agent.journal.Task;
import org.xentestday.agent.server.Link;
import org.xentestday.model.fixture.TestMachine;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;
import org.xentestday.model.result.Symptom;

class RestartingAgentTest {
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");
    private static final Task BOOT = boot(Facets.NONE);
    /** Of a machine under its old hypervisor, with a device under test. */
    private static final Facets BEFORE = Facets.NONE
            .with(Facet.CPU_VENDOR, "amd")
            .with(Facet.HOST_BRIDGE, "1022:14d8")
            .with(Facet.DUT_CLASS, "gpu")
            .with(Facet.IOMMU, "none")
            .with(Facet.DOM0_KERNEL, "linux-6.1")
            .with(Facet.DOM0_KIND, "pv")
            .with(Facet.SCHEDULER, "credit")
            .with(Facet.XEN_EFI, "no-rs");

    @Test
    void a_boot_test_waits_for_the_restart_and_then_tells_what_runs(@TempDir Path dir) throws IOException {
        // given
        try (Agent agent = agent(dir, "boot-1", TestMachine.NOON, new FakeHost())) {
            agent.begin(BOOT).step(Interrupted.RESTART + "4.21.0-rc3");
        }
        try (Agent again = agent(dir, "boot-1", TestMachine.NOON.plus(Duration.ofHours(20)), new FakeHost())) {
            assertThat(again.recover()).isEmpty();
            assertThat(again.results()).isEmpty();
        }

        // when
        FakeHost candidate = new FakeHost()
                .with("/proc/xen/capabilities", "control_d")
                .answering("xl info", "xen_major : 4\nxen_minor : 21\nxen_changeset : git:06af9ef22996\n")
                .answering("xl dmesg", "(XEN) SMP: Allowing 4 CPUs (0 hotplug CPUs)\n(XEN) Brought up 4 CPUs\n");
        try (Agent agent = agent(dir, "boot-2", TestMachine.NOON.plus(Duration.ofHours(21)), candidate)) {
            List<Result> recovered = agent.recover();

            // then
            assertThat(recovered).singleElement().satisfies(result -> {
                assertThat(result.status()).isEqualTo(Status.PASS);
                assertThat(result.build().changeset()).isEqualTo("06af9ef22996");
                assertThat(result.lastStep()).isNull();
            });
            assertThat(agent.recover()).isEmpty();
        }
    }

    @Test
    void a_boot_test_is_about_the_candidate_as_it_runs_and_not_about_the_hypervisor_before(@TempDir Path dir)
            throws IOException {
        // given
        try (Agent agent = agent(dir, "boot-1", TestMachine.NOON, new FakeHost())) {
            agent.begin(boot(BEFORE)).step(Interrupted.RESTART + "4.21.0-rc3");
        }

        // when
        FakeHost candidate = new FakeHost()
                .with("/proc/xen/capabilities", "control_d")
                .with("/sys/hypervisor/guest_type", "PVH")
                .answering("uname -sr", "Linux 6.12.57\n")
                .answering(
                        "xl info",
                        "xen_major : 4\nxen_minor : 21\nxen_scheduler : credit2\nxen_commandline : smt=0 iommu=force\n");
        try (Agent agent = agent(dir, "boot-2", TestMachine.NOON, candidate)) {
            List<Result> recovered = agent.recover();

            // then
            assertThat(recovered)
                    .singleElement()
                    .extracting(Result::facets)
                    .isEqualTo(Facets.NONE
                            .with(Facet.CPU_VENDOR, "amd")
                            .with(Facet.HOST_BRIDGE, "1022:14d8")
                            .with(Facet.DUT_CLASS, "gpu")
                            .with(Facet.DOM0_KERNEL, "linux-6.12")
                            .with(Facet.DOM0_KIND, "pvh")
                            .with(Facet.SCHEDULER, "credit2")
                            .with(Facet.XEN_IOMMU, "force")
                            .with(Facet.XEN_SMT, "0"));
        }
    }

    @Test
    void a_candidate_that_did_not_boot_keeps_the_facets_of_the_hardware_alone(@TempDir Path dir) throws IOException {
        // given
        try (Agent agent = agent(dir, "boot-1", TestMachine.NOON, new FakeHost())) {
            agent.begin(boot(BEFORE)).step(Interrupted.RESTART + "4.21.0-rc3");
        }

        // when
        FakeHost without = new FakeHost().answering("uname -sr", "Linux 6.12.57\n");
        try (Agent agent = agent(dir, "boot-2", TestMachine.NOON, without)) {
            List<Result> recovered = agent.recover();

            // then
            assertThat(recovered).singleElement().satisfies(result -> {
                assertThat(result.status()).isEqualTo(Status.NO_BOOT);
                assertThat(result.facets()).hasToString("cpu_vendor=amd,dut_class=gpu,host_bridge=1022:14d8");
            });
        }
    }

    @Test
    void a_host_that_went_down_in_another_test_keeps_the_configuration_it_went_down_with(@TempDir Path dir)
            throws IOException {
        // given
        try (Agent agent = agent(dir, "boot-1", TestMachine.NOON, new FakeHost())) {
            agent.begin(boot(BEFORE)).step("start guest");
        }

        // when
        try (Agent agent = agent(dir, "boot-2", TestMachine.NOON, new FakeHost())) {
            List<Result> recovered = agent.recover();

            // then
            assertThat(recovered).singleElement().satisfies(result -> {
                assertThat(result.status()).isEqualTo(Status.HOST_LOST);
                assertThat(result.facets()).isEqualTo(BEFORE);
            });
        }
    }

    @Test
    void a_machine_that_came_back_without_xen_did_not_boot_the_candidate(@TempDir Path dir) throws IOException {
        try (Agent agent = agent(dir, "boot-1", TestMachine.NOON, new FakeHost())) {
            agent.begin(BOOT).step(Interrupted.RESTART + "4.21.0-rc3");
        }

        try (Agent agent = agent(dir, "boot-2", TestMachine.NOON, new FakeHost())) {
            assertThat(agent.recover()).singleElement().satisfies(result -> {
                assertThat(result.status()).isEqualTo(Status.NO_BOOT);
                assertThat(result.wentWrong())
                        .isEqualTo("The machine was to restart into 4.21.0-rc3 and came up without Xen.");
            });
        }
    }

    @Test
    void evidence_that_cannot_be_told_costs_no_result(@TempDir Path dir) throws IOException {
        Setup setup = new Setup(
                dir,
                Link.to(NOBODY, Duration.ofSeconds(1)),
                Optional.empty(),
                Clock.fixed(TestMachine.NOON, ZoneOffset.UTC),
                "boot-1",
                Duration.ZERO,
                List.of("abc"),
                Optional.empty());
        try (Agent agent = Agent.open(setup)) {
            String longerWithoutNames = String.join(" ", Collections.nCopies(120, "abc"));

            Result result = agent.begin(BOOT)
                    .end(Outcome.of(Status.FAIL, "it failed", null)
                            .with(new Symptom("xen-bug", longerWithoutNames), List.of("a line")));

            assertThat(result.symptom()).isNull();
            assertThat(agent.results()).hasSize(1);
        }
    }

    @Test
    void an_excerpt_that_grows_where_names_are_taken_out_keeps_its_limit(@TempDir Path dir) throws IOException {
        try (Agent agent = agent(dir, "boot-1", TestMachine.NOON, new FakeHost())) {
            String addresses = String.join(" ", Collections.nCopies(66, "a::"));

            Result result = agent.begin(BOOT)
                    .end(Outcome.of(Status.FAIL, "it failed", null)
                            .with(new Symptom("xen-bug", "x"), Collections.nCopies(31, addresses)));

            assertThat(result.symptom()).isNotNull();
            assertThat(result.excerpt()).hasSizeBetween(20, 30);
        }
    }

    private static Task boot(Facets facets) {
        return new Task(
                "xen-4.21.0",
                "4.21.0",
                "boot",
                1,
                new Build(Candidate.parse("4.21.0-rc3"), null, Build.KnownBy.TESTER),
                facets);
    }

    private static Agent agent(Path dir, String boot, Instant at, FakeHost host) throws IOException {
        return Agent.open(
                Setup.of(dir, NOBODY, Clock.fixed(at, ZoneOffset.UTC), boot).on(host));
    }
}
