package org.xentestday.collector.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xentestday.collector.view.Standing;
import org.xentestday.collector.view.Story;
import org.xentestday.collector.view.View;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.VerdictKind;

class ReadinessTextTest {
    @Test
    void the_story_of_rc6_reads_as_a_release_manager_wants_it() {
        // given
        View view = new View();
        Story.tell(view);
        Standing rc6 = view.standing(Story.RC6);

        // when
        String mail = ReadinessText.of(
                Decision.decide(Policies.shipped(), Story.plan(), Catalogue.shipped(), rc6, Story.EVENING));

        // then
        assertThat(mail).isEqualTo("""
                Subject: [xen-4.3.0] 4.3.0-rc6: NOT READY

                 TestDay     Xen 4.3.0 TestDay
                 candidate   4.3.0-rc6
                 commit      390e7140b29fe2e1464965e3b5d30b42a3405405
                 baselines   4.2.0, and the earlier candidates of 4.3.0
                 policy      default
                 as of       2013-06-28 18:00 UTC

                NOT READY. Do not release this commit. Fix or revert what blocks and make a
                new candidate, or let an owner waive it with a reason and a date.

                New since rc5: gpu-passthrough-large-vram, boot

                What would change this:
                 gpu-passthrough-large-vram on device_model=qemu-xen,dut_bar=le512m: the 5
                    machines failing now pass on the next candidate, or a waiver.
                 gpu-passthrough-large-vram on device_model=qemu-xen,dut_bar=le1g: One more
                    card with a BAR of 1 GiB under qemu-xen.
                 boot: A second boot of the machine that was lost.
                 guest-pvh: 2 more machines.
                 guest-pvshim: 6 more machines.
                 pci-hotplug: 3 more machines.
                 pci-reset: 3 more machines.
                 pci-msi: 3 more machines.
                 sriov-vf: 3 more machines.
                 gpu-passthrough-primary: 3 more machines.
                 host-s3: 3 more machines.
                 arm-swiotlb: 3 more machines.

                Evidence:
                 machines    24, of 17 testers
                 results     294 counted; 3 duplicates not counted
                 commit      250 of 271 votes (one machine, one test, one vote) are for
                             exactly this commit, 12 for another one, 9 for one known by the
                             tester's word only

                Tests which fail and block:
                 gpu-passthrough-large-vram            fail REGR. vs. 4.2.0
                    on device_model=qemu-xen,dut_bar=le512m
                    cannot be told from device_model=qemu-xen,dut_bar=le512m,dut_class=gpu
                    5 of 5 machines fail here, 2 of 19 outside, 0 of 8 failed before
                    probability 0.97 (n=5); failure rate between 0.57 and 1.00 (95 %, n=5)
                    REGR. vs. rc5 (there it fails on 0 of 5 machines)
                    next: A device other than a graphics card with a BAR of 512 MiB, under
                      qemu-xen.
                    result 701467d236105785a494753bd20ec78a8a486487
                    result 7592f94728676eeaeedb580328dcd1a5cf475396
                    result 79832039d6510301682783de8d819677639d94af
                    and 1 more result

                Tests which look like a regression, undecided:
                 gpu-passthrough-large-vram            fail, perhaps REGR. vs. 4.2.0
                    on device_model=qemu-xen,dut_bar=le1g
                    2 of 2 machines fail here, 5 of 22 outside, 0 of 5 failed before
                    probability 0.58 (n=2); failure rate between 0.34 and 1.00 (95 %, n=2)
                    REGR. vs. rc5 (there it fails on 0 of 2 machines)
                    next: One more card with a BAR of 1 GiB under qemu-xen.
                    result c514e4335e3581c5a6dc4a41531508eed92e0c1d
                    result 54e0ca9a9077d1f64e0aff6266be441dadf17d6b
                 boot                                  fail, perhaps REGR. vs. 4.2.0
                    1 of 24 machines fail, 0 of 40 failed before
                    probability 0.34 (n=24); failure rate between 0.01 and 0.20 (95 %, n=24)
                    REGR. vs. rc5 (there it fails on 0 of 20 machines)
                    next: A second boot of the machine that was lost.
                    result a52fa3d4f39162ab13afeeb0d915d4f7abca1a28

                Tests with too little evidence for the policy:
                 guest-pvh                             missing, insufficient
                    no machine with cpu_vendor=amd among the 4 that ran it (every kind of
                      guest starts)
                    4 machines ran it; 6 wanted (every kind of guest starts)
                 guest-pvshim                          missing
                    no machine gave evidence; 6 wanted (every kind of guest starts)
                 pci-hotplug                           missing
                    no machine gave evidence; 3 wanted (everything supported is tried)
                 pci-reset                             missing
                    no machine gave evidence; 3 wanted (everything supported is tried)
                 pci-msi                               missing
                    no machine gave evidence; 3 wanted (everything supported is tried)
                 sriov-vf                              missing
                    no machine gave evidence; 3 wanted (everything supported is tried)
                 gpu-passthrough-primary               missing
                    no machine gave evidence; 3 wanted (everything supported is tried)
                 host-s3                               missing
                    no machine gave evidence; 3 wanted (everything supported is tried)
                 arm-swiotlb                           missing
                    no machine gave evidence; 3 wanted (everything supported is tried)

                Tests which failed before and pass now:
                 cpu-hotplug                           pass
                    14 of 14 machines pass, 19 of 19 failed before
                    probability 0.99 (n=14)
                    fail in 4.2.0 (there it fails on 5 of 5 machines)
                    fail in rc5 (there it fails on 14 of 14 machines)

                Tests which fail and do not block:
                 local-migrate                         fail intermittently like rc5
                    2 of 16 machines fail
                    failure rate between 0.03 and 0.36 (95 %, n=16)
                 nested-hvm                            fail never pass
                    3 of 3 machines fail
                    failure rate between 0.44 and 1.00 (95 %, n=3)
                    may not block: SUPPORT.md says experimental
                 cpu-hotunplug                         xfail documented as unsupported
                    no machine gave evidence; 14 machines gave other results

                Tests of which only the harness failed, so that nothing is known:
                 stubdomain                            broken
                    no machine gave evidence; 3 machines gave other results
                    may not block: SUPPORT.md says tech-preview

                Tests which pass, and how often they may fail all the same (95 %):
                 guest-pv                              0 of 16 fail, rate at most 0.17
                 guest-hvm                             0 of 16 fail, rate at most 0.17
                 pci-passthrough-pv                    0 of 16 fail, rate at most 0.17
                 pci-passthrough-hvm                   0 of 21 fail, rate at most 0.13
                 pci-passthrough-twice                 0 of 21 fail, rate at most 0.13
                 save-restore                          0 of 16 fail, rate at most 0.17
                 ballooning                            0 of 16 fail, rate at most 0.17
                 cpupools                              0 of 16 fail, rate at most 0.17
                 net-throughput                        0 of 16 fail, rate at most 0.17
                 block-throughput                      0 of 16 fail, rate at most 0.17
                 xtf                                   0 of 16 fail, rate at most 0.17
                """);
    }

    @Test
    void no_line_is_wider_than_a_mail() {
        // given
        View view = new View();
        Story.tell(view);
        Waiver waiver = new Waiver(
                "gpu-passthrough-large-vram",
                Facets.NONE.with(Facet.DEVICE_MODEL, "qemu-xen"),
                "the release manager",
                "goes into the release notes, with the words that qemu-traditional works",
                LocalDate.of(2013, 7, 9));
        Waiver expired = new Waiver("boot", Facets.NONE, "somebody", "was known", LocalDate.of(2013, 6, 1));
        Policy policy = Stand.with(Policies.shipped().rules(), List.of(waiver, expired));

        // when
        String mail = ReadinessText.of(
                Decision.decide(policy, Story.plan(), Catalogue.shipped(), view.standing(Story.RC6), Story.EVENING));

        // then
        assertThat(mail.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76));
        assertThat(mail)
                .contains("NOT ENOUGH EVIDENCE. Do not decide yet.")
                .contains("waived by the release manager until 2013-07-09:")
                .contains("Waivers that hold no more:\n boot                                  expired 2013-06-01");
    }

    @Test
    void machines_that_pass_are_compared_with_machines_that_pass() {
        // given
        Facets qemu = Facets.NONE.with(Facet.DEVICE_MODEL, "qemu-xen");
        Stand stand = new Stand()
                .verdict("cpu-hotplug", VerdictKind.FIXED, qemu, new Tally(0, 29), new Tally(1, 11))
                .verdict("ballooning", VerdictKind.REGRESSION, qemu, new Tally(9, 10), new Tally(1, 20));

        // when
        String mail = ReadinessText.of(stand.under(Policies.shipped()));

        // then
        assertThat(mail)
                .contains("29 of 29 machines pass here, 10 of 11 outside")
                .contains("9 of 10 machines fail here, 1 of 20 outside");
    }
}
