package org.xentestday.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xentestday.agent.fixture.ScriptedPerson;
import org.xentestday.agent.guest.GuestType;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Result;
import org.xentestday.model.result.Status;

/** The engine and the procedures, on a toolstack made of memory. */
class EngineTest extends OnFakeXen {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "boot",
                "guest-pv",
                "guest-pvh",
                "guest-hvm",
                "cpu-hotplug",
                "cpu-hotunplug",
                "save-restore",
                "local-migrate",
                "ballooning",
                "cpupools",
                "pci-passthrough-pv",
                "pci-passthrough-hvm",
                "pci-passthrough-twice",
                "pci-hotplug",
                "pci-reset",
                "block-throughput"
            })
    void a_machine_on_which_all_is_well_passes_and_is_left_as_it_was(String test) throws IOException {
        List<Result> results = run(test);

        assertThat(results).isNotEmpty().allSatisfy(result -> {
            assertThat(result.status()).as(result.toString()).isEqualTo(Status.PASS);
            assertThat(result.lastStep()).isNull();
        });
        clean();
    }

    @Test
    void each_kind_of_guest_is_an_attempt_with_its_own_facets() throws IOException {
        List<Result> results = run("cpu-hotplug");

        assertThat(results)
                .extracting(result -> result.facets().value(Facet.GUEST_TYPE).orElseThrow())
                .containsExactly("pv", "pvh", "hvm");
        assertThat(results.getLast().facets().values())
                .containsEntry("device_model", "qemu-xen")
                .containsEntry("guest_memory", "le1g")
                .containsEntry("guest_os", "linux-6.1");
        assertThat(results).extracting(Result::attempt).containsExactly(1, 2, 3);
    }

    @Test
    void adding_processors_takes_none_away() throws IOException {
        run("cpu-hotplug");

        assertThat(xen.ran())
                .filteredOn(command -> command.startsWith("xl vcpu-set"))
                .extracting(command -> command.replaceFirst(".* ", ""))
                .containsExactly("2", "4", "2", "4", "2", "4"); // PV, PVH, HVM
    }

    @Test
    void success_of_xl_is_no_pass_when_the_guest_does_not_see_it() throws IOException {
        xen.ignoring("xl vcpu-set");

        assertThat(run("cpu-hotplug")).allSatisfy(result -> {
            assertThat(result.status()).isEqualTo(Status.FAIL);
            assertThat(result.wentWrong()).isEqualTo("The guest was set to 2 processors and sees 1.");
            assertThat(result.lastStep()).isEqualTo("set the guest to 2 processors");
            assertThat(result.excerpt()).last().asString().startsWith("@testday state ");
        });
        clean();
    }

    @Test
    void a_documented_failure_is_none_in_the_step_it_is_documented_for_and_only_on_that_hardware() throws IOException {
        xen.ignoring("xl vcpu-set");

        List<Result> results = run("cpu-hotunplug");

        assertThat(results).extracting(Result::status).containsExactly(Status.FAIL, Status.FAIL, Status.XFAIL);
        assertThat(results.getLast().warnings()).contains("The guest was set to 1 processors and sees 4.");
        clean();
    }

    @Test
    void a_failure_before_the_documented_step_is_one() throws IOException {
        xen.answering("xl create", 3, "libxl: error: libxl_dm.c:1:x: Domain 1:device model did not start: -1");

        assertThat(run("cpu-hotunplug", GuestType.HVM)).singleElement().satisfies(result -> {
            assertThat(result.status()).isEqualTo(Status.FAIL);
            assertThat(result.lastStep()).startsWith("make a HVM guest");
        });
        clean();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ballooning | xl mem-set | should count about",
                "pci-hotplug | xl pci-attach | did not see the device within",
                "pci-hotplug | xl pci-detach | did not see the device go within",
                "guest-pv | xl shutdown | did not end within",
            })
    void what_the_guest_does_not_confirm_has_failed(String test, String ignored, String sentence) throws IOException {
        xen.ignoring(ignored);

        assertThat(run(test).getFirst().status()).isEqualTo(Status.FAIL);
        assertThat(heard).anyMatch(line -> line.contains(sentence));
        clean();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pci-passthrough-pv | xl create | 3 | libxl: error: libxl_pci.c:1677:x: Domain 1:PCI device 0:1:0.0 is not assignable | BLOCKED | not-assignable",
                "pci-passthrough-hvm | xl pci-assignable-add | 1 | libxl: error: x: failed to quarantine 0000:01:00.0 | BLOCKED | no-iommu",
                "guest-pv | xl create | 3 | libxl: error: libxl_mem.c:1:x: failed to free memory for the domain | BLOCKED | no-memory",
                "save-restore | xl save | 1 | xc: error: Failed to write page data to stream (28 = No space left on device) | BROKEN | disk-full",
                "local-migrate | xl migrate | 1 | xc: error: Failed to enable logdirty: 95,22,0 (22 = Invalid argument): Internal error | SKIP | no-shadow-paging",
                "block-throughput | xl create | 3 | libxl: error: x: script: Failed to find an unused loop device | BROKEN | no-loop-device",
                "cpu-hotplug | xl vcpu-set | 1 | You are overcommmitting! You have 4 physical CPUs and want 5 vCPUs! | BLOCKED | overcommit"
            })
    void what_is_no_fault_of_the_product_is_not_held_against_it(
            String test, String command, int code, String err, Status status, String reason) throws IOException {
        xen.answering(command, code, err);

        Result result = run(test).getFirst();

        assertThat(result.status()).isEqualTo(status);
        assertThat(result.reason()).isEqualTo(reason);
        clean();
    }

    @Test
    void a_refusal_without_a_known_reason_is_a_failure_with_the_first_error() throws IOException {
        xen.answering(
                "xl create",
                3,
                "libxl: error: libxl_dm.c:1:x: Domain 1:device model did not start: -1\nlibxl: error: noise");

        Result result = run("guest-hvm").getFirst();

        assertThat(result.status()).isEqualTo(Status.FAIL);
        assertThat(result.wentWrong()).contains("ended with 3, saying \"device model did not start: -1\".");
        assertThat(result.excerpt()).contains("libxl: error: noise");
    }

    @Test
    void a_toolstack_that_hangs_is_a_failure_and_not_the_end() throws IOException {
        xen.hanging("xl create");

        Result result = run("guest-pv").getFirst();

        assertThat(result.status()).isEqualTo(Status.FAIL);
        assertThat(result.wentWrong()).contains("did not end within 60 s");
    }

    @ParameterizedTest
    @CsvSource({
        "---sc-, The guest crashed.",
        "---sr-, 'The guest went down, although nobody asked it to.'",
        "---ss-, The guest hangs after its processors were set."
    })
    void a_guest_that_dies_is_a_crash(String state, String words) throws IOException {
        xen.answering("xl pci-list", 0, "").ignoring("xl vcpu-set");
        List<Result> results = run("cpu-hotplug", GuestType.PV, step -> {
            if (step.startsWith("set the guest")) {
                xen.end(state);
            }
        });

        assertThat(results.getFirst().status()).isEqualTo(Status.CRASH);
        assertThat(results.getFirst().wentWrong()).isEqualTo(words);
        clean();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl create", "xl vcpu-set", "xl vcpu-list"})
    void an_end_that_is_wanted_comes_after_cleaning_up_and_with_a_result(String command) throws IOException {
        xen.stoppingAt(command);

        List<Result> results = run("cpu-hotplug");

        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.status()).isEqualTo(Status.BROKEN);
            assertThat(result.reason()).isEqualTo(Engine.INTERRUPTED);
        });
        clean();
    }

    @Test
    void a_pool_is_taken_away_also_while_the_guest_is_in_it() throws IOException {
        xen.stoppingAt("xl cpupool-migrate");

        run("cpupools", GuestType.PV);

        assertThat(heard).noneMatch(line -> line.startsWith("Could not take away"));
        clean();
    }

    @Test
    void what_somebody_else_made_is_left_alone() throws IOException {
        xen.foreign("testday");
        xen.foreign("web");

        run("cpupools");

        assertThat(xen.guests()).containsExactly("testday", "web");
        assertThat(xen.ran()).noneMatch(command -> command.equals("xl destroy 1") || command.equals("xl destroy 2"));
    }

    @ParameterizedTest
    @CsvSource({
        "save-restore, The guest's memory does not hold what it held before.",
        "local-migrate, The guest's memory does not hold what it held before.",
        "block-throughput, 1 of 64 MiB were not read as they were written."
    })
    void what_is_not_read_as_it_was_written_has_failed(String test, String sentence) throws IOException {
        xen.rotten();

        assertThat(run(test))
                .allSatisfy(result -> assertThat(result.wentWrong()).isEqualTo(sentence));
        clean();
    }

    @ParameterizedTest
    @CsvSource({"pci-hotplug, xl pci-detach, 2", "local-migrate, xl migrate, 11"})
    void what_the_catalogue_asks_for_is_done_as_often(String test, String command, int times) throws IOException {
        run(test, GuestType.PV);

        assertThat(xen.ran()).filteredOn(ran -> ran.startsWith(command)).hasSize(times);
    }

    @Test
    void a_need_that_is_not_met_gives_its_reason() throws IOException {
        device = Optional.empty();

        assertThat(run("pci-reset").getFirst()).satisfies(result -> {
            assertThat(result.status()).isEqualTo(Status.SKIP);
            assertThat(result.reason()).isEqualTo("no-device");
        });
        Files.delete(root.resolve("bin/busybox"));
        assertThat(run("guest-pv").getFirst()).satisfies(result -> {
            assertThat(result.status()).isEqualTo(Status.BLOCKED);
            assertThat(result.reason()).isEqualTo("no-guest-image");
        });
    }

    @Test
    void a_person_makes_what_no_machine_can() throws IOException {
        int steps = Catalogue.shipped().test("nested-hvm").orElseThrow().steps().size();
        person = ScriptedPerson.saying(Stream.concat(
                        Stream.generate(() -> "").limit(steps), Stream.of("x", "f", "", "The screen stayed black."))
                .toArray(String[]::new));

        Result result = run("nested-hvm").getFirst();

        assertThat(result.status()).isEqualTo(Status.FAIL);
        assertThat(result.wentWrong()).isEqualTo("The screen stayed black.");
        assertThat(person.heard()).contains("Please type p, f or n.");
    }

    @Test
    void without_a_person_a_guided_test_is_skipped() throws IOException {
        assertThat(run("nested-hvm").getFirst()).satisfies(result -> {
            assertThat(result.status()).isEqualTo(Status.SKIP);
            assertThat(result.reason()).isEqualTo("no-person");
        });
    }

    @Test
    void raw_logs_stay_on_the_disk() throws IOException {
        Result result = run("guest-pv").getFirst();

        Path logs = root.resolve("state/logs").resolve(result.id());
        assertThat(logs.resolve("commands.log")).content().contains("$ xl create ", "# ask the guest to end");
        try (Stream<Path> files = Files.list(logs)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.matches("testday-[0-9a-f]{8}-1\\.log"));
        }
    }
}
