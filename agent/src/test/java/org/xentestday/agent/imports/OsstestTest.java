package org.xentestday.agent.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Status;

class OsstestTest {
    private static final String MAIL = """
            From: osstest service owner <osstest-admin@example.org>
            Date: Mon, 08 Feb 2021 14:26:09 +0000
            Subject: [xen-unstable test] 900138: regressions - trouble:
             broken/fail/pass
            X-Osstest-Failures:
                xen-unstable:test-amd64-amd64-xl:guest-saverestore:fail:regression

            flight 900138 xen-unstable real [real]
            flight 900140 xen-unstable real-retest [real]
            http://logs.example.org/osstest/logs/900138/

            Regressions :-(

            Tests which did not succeed and are blocking,
            including tests which could not be run:
             test-armhf-armhf-xl             <job status>                 broken
             test-armhf-armhf-xl           5 host-install(5)        broken REGR. vs. 900054
             test-amd64-amd64-xl          16 guest-saverestore        fail REGR. vs. 900054
             test-amd64-amd64-libvirt-pair    <none executed>              queued
             test-arm64-arm64-xl-seattle   7 xen-boot         fail in 900138 pass in 900140

            Tests which are failing intermittently (not blocking):
             test-amd64-amd64-xl-qemuu-debianhvm-i386-xsm 12 debian-hvm-install fail pass in 900140-retest
             test-xtf-amd64-amd64-2 68 xtf/test-hvm64-xsa-221 fail in 900138 pass in 900140
             test-xtf-amd64-amd64-2 106 xtf/test-pv64-xsa-221 fail in 900138 pass in 900140

            Tests which did not succeed, but are not blocking:
             test-amd64-amd64-xl-qcow2 17 guest-localmigrate/x10 fail in 900138 like 900054
             test-amd64-i386-xl-pvshim    12 guest-start          fail in 900138 never pass
             test-amd64-amd64-qemuu-nested-amd 20 debian-hvm-install/l1/l2 fail like 900031
             test-amd64-amd64-libvirt     15 migrate-support-check        fail   never pass
             test-arm64-arm64-xl-xsm       1 build-check(1)               blocked  n/a
             test-amd64-amd64-qemuu-freebsd11-amd64 22 guest-start.2 fail blocked in 900031

            version targeted for testing:
             linux                0123456789012345678901234567890123456789
             xen                  25ee478662d378ec2b24f517fb6d8d4829b885ff
            baseline version:
             xen                  ca82d3fecc93745ee17850a609ac7772bd7c8bf7

            Last test of basis   900054  2021-02-05 20:01:29 Z    2 days

            ------------------------------------------------------------
            jobs:
             build-amd64                                                  pass    \s
             test-amd64-amd64-xl                                          fail    \s
             test-amd64-amd64-xl-credit2                                  pass    \s
             test-amd64-amd64-xl-pvhv2-intel                              pass    \s
             test-xtf-amd64-amd64-1                                       pass    \s


            ------------------------------------------------------------
            sg-report-flight on osstest.example.org

            Not pushing.
            """;

    @Test
    void steps_that_did_not_pass_become_results_of_our_tests() {
        Reading reading = Read.text(MAIL);

        assertThat(reading.format()).isEqualTo(FileForm.OSSTEST);
        assertThat(reading.results())
                .filteredOn(each -> each.status() != Status.PASS)
                .extracting(Proposal::test, Proposal::status)
                .containsExactlyInAnyOrder(
                        Tuple.tuple("save-restore", Status.FAIL),
                        Tuple.tuple("boot", Status.NO_BOOT),
                        Tuple.tuple("guest-hvm", Status.FAIL),
                        Tuple.tuple("xtf", Status.FAIL),
                        Tuple.tuple("local-migrate", Status.FAIL),
                        Tuple.tuple("guest-pvshim", Status.FAIL),
                        Tuple.tuple("nested-hvm", Status.FAIL),
                        Tuple.tuple("guest-hvm", Status.FAIL));
    }

    @Test
    void a_failure_keeps_the_words_of_osstest_and_needs_no_other_sentence() {
        Proposal failed = Read.text(MAIL).results().stream()
                .filter(each -> "save-restore".equals(each.test()))
                .findFirst()
                .orElseThrow();

        assertThat(failed.wentWrong())
                .isEqualTo("osstest flight 900138: test-amd64-amd64-xl 16 guest-saverestore fail REGR. vs. 900054");
        assertThat(failed.changeset()).isEqualTo("25ee478662d378ec2b24f517fb6d8d4829b885ff");
        assertThat(failed.startedAt()).isEqualTo(Instant.parse("2021-02-08T14:26:09Z"));
        assertThat(failed.questions()).containsExactly(Question.CANDIDATE);
    }

    @Test
    void several_failing_tests_of_xtf_in_one_job_are_one_result() {
        assertThat(Read.text(MAIL).results())
                .filteredOn(each -> "xtf".equals(each.test()) && each.status() == Status.FAIL)
                .singleElement()
                .satisfies(xtf -> assertThat(xtf.wentWrong()).contains("test-hvm64-xsa-221", "test-pv64-xsa-221"));
    }

    @Test
    void what_another_flight_of_the_same_version_passed_is_a_pass_as_well() {
        assertThat(Read.text(MAIL).results())
                .filteredOn(each -> each.status() == Status.PASS)
                .extracting(Proposal::test)
                .contains("boot", "guest-hvm", "xtf");
    }

    @Test
    void a_job_that_passed_proves_that_xen_booted_and_its_guest_started() {
        Reading reading = Read.text(MAIL);

        assertThat(reading.results())
                .filteredOn(each -> each.facets().value(Facet.SCHEDULER).isPresent())
                .extracting(Proposal::test, each -> each.facets().toString())
                .containsExactlyInAnyOrder(
                        Tuple.tuple("boot", "scheduler=credit2"),
                        Tuple.tuple("guest-pv", "guest_type=pv,scheduler=credit2"));
        assertThat(reading.results())
                .filteredOn(each -> "guest-pvh".equals(each.test()))
                .extracting(each -> each.facets().toString())
                .containsExactly("cpu_vendor=intel,guest_type=pvh");
    }

    @Test
    void nothing_is_lost_silently() {
        assertThat(Read.text(MAIL).skipped())
                .anyMatch(line -> line.contains("<job status> broken"))
                .anyMatch(line -> line.contains("host-install(5) broken"))
                .anyMatch(line -> line.contains("<none executed> queued"))
                .anyMatch(line -> line.contains("build-check(1) blocked"))
                .anyMatch(line -> line.contains("migrate-support-check"))
                .anyMatch(line -> line.contains("build-amd64 pass"))
                .allMatch(line -> line.matches("line \\d+: .*"));
    }

    @Test
    void a_blocked_or_broken_step_of_a_test_of_ours_is_no_failure() {
        Reading reading = Read.text("""
                flight 900200 xen-unstable real [real]

                Tests which did not succeed, but are not blocking:
                 test-amd64-amd64-xl  16 guest-saverestore  blocked n/a
                 test-amd64-amd64-xl  17 guest-localmigrate  broken pass in 900199
                 test-amd64-amd64-xl  18 guest-localmigrate.2  kaboom
                """);

        assertThat(reading.results())
                .extracting(Proposal::test, Proposal::status, Proposal::reason)
                .contains(
                        Tuple.tuple("save-restore", Status.BLOCKED, "osstest-blocked"),
                        Tuple.tuple("local-migrate", Status.BROKEN, "osstest-broken"),
                        Tuple.tuple("local-migrate", Status.PASS, null));
        assertThat(reading.skipped()).singleElement().asString().contains("kaboom is no status of osstest");
    }

    @Test
    void a_flight_of_another_tree_does_not_say_which_xen_ran() {
        Reading reading = Read.text("""
                flight 900300 seabios real [real]

                Tests which did not succeed,
                including tests which could not be run:
                 test-amd64-amd64-xl  16 guest-saverestore  fail like 900299

                version targeted for testing:
                 seabios              46de2eec93bffa0706e6229c0da2919763c8eb04
                baseline version:
                 seabios              dc88f9b72df52b22c35b127b80c487e0b6fca4af
                """);

        assertThat(reading.results().getFirst().changeset()).isNull();
        assertThat(reading.remarks()).singleElement().asString().contains("the Xen that ran is not told");
    }

    @Test
    void a_report_that_an_answer_quotes_is_read() {
        Reading reading = Read.text("""
                On Tue, osstest service owner wrote:
                > flight 900400 xen-unstable-smoke real [real]
                >
                > Tests which did not succeed and are blocking,
                > including tests which could not be run:
                >  test-amd64-amd64-xl           8 xen-boot                 fail REGR. vs. 900399

                I am looking at it.
                """);

        assertThat(reading.results()).extracting(Proposal::status).containsExactly(Status.NO_BOOT);
    }

    @ParameterizedTest
    @CsvSource({
        "test-amd64-amd64-xl, guest-pv, 'guest_type=pv'",
        "test-amd64-amd64-xl-qemut-win7-amd64, guest-hvm, 'device_model=qemu-traditional,guest_type=hvm'",
        "test-amd64-amd64-xl-qemut-stubdom-debianhvm-amd64-xsm, stubdomain, 'guest_type=hvm'",
        "test-arm64-arm64-xl-credit1, guest-pvh, 'cpu_vendor=arm,guest_type=pvh,scheduler=credit'",
        "test-amd64-amd64-dom0pvh-xl-amd, , 'cpu_vendor=amd,dom0_kind=pvh'",
        "test-amd64-i386-freebsd10-amd64, , ''",
        "build-amd64, , ''"
    })
    void the_name_of_a_job_says_what_it_is_about_and_no_more(String name, String test, String facets) {
        OsstestJob job = new OsstestJob(name);

        assertThat(job.guestTest().orElse(null)).isEqualTo(test);
        assertThat(job.facets()).hasToString(facets);
    }
}
