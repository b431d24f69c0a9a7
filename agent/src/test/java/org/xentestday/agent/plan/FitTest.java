package org.xentestday.agent.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xentestday.model.catalogue.Need;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;

class FitTest {
    @Test
    void a_test_that_asks_for_nothing_special_fits() {
        assertThat(fit("boot", Facets.NONE, Facets.NONE)).isEqualTo(new Fit(java.util.List.of(), null, Facets.NONE));
    }

    @Test
    void a_missing_need_is_told_by_the_reason_that_its_result_would_have() {
        // when
        Fit fit = Fit.of(Bench.test("guest-hvm"), Bench.machine(Need.HVM), Facets.NONE, Facets.NONE);

        // then
        assertThat(fit.possible()).isFalse();
        assertThat(fit.against()).containsExactly("no-hvm");
    }

    @Test
    void another_kind_of_machine_does_not_do() {
        assertThat(fit("boot", Facets.NONE.with(Facet.CPU_VENDOR, "intel"), Facets.NONE)
                        .against())
                .containsExactly("here is cpu_vendor=amd");
    }

    @Test
    void a_device_of_the_kind_that_is_asked_for_is_named() {
        assertThat(fit("gpu-passthrough-large-vram", Bench.LARGE, Facets.NONE).device())
                .isEqualTo(Bench.CARD);
        assertThat(fit("gpu-passthrough-large-vram", Bench.SMALL, Facets.NONE).against())
                .containsExactly("no device with dut_bar=le256m,dut_class=gpu");
    }

    @Test
    void where_any_device_does_none_is_proposed_as_dom0_may_live_on_it() {
        assertThat(fit("pci-passthrough-hvm", Facets.NONE, Facets.NONE).device())
                .isNull();
    }

    @Test
    void a_guest_is_the_testers_choice() {
        // when
        Facets guest = Facets.NONE.with(Facet.GUEST_TYPE, "pvh");
        Fit fit = fit("save-restore", guest, Facets.NONE);

        // then
        assertThat(fit.possible()).isTrue();
        assertThat(fit.choose()).isEqualTo(guest);
    }

    @Test
    void a_machine_that_has_all_it_should_lack_does_not_do() {
        assertThat(fit("boot", Facets.NONE, Bench.AMD).against())
                .containsExactly("only for machines without cpu_vendor=amd");
        assertThat(fit("boot", Facets.NONE, Bench.AMD.with(Facet.IOMMU, "none")).possible())
                .isTrue();
    }

    @Test
    void of_two_devices_the_one_is_named_that_has_what_is_asked_and_lacks_what_is_not_wanted() {
        // given
        Machine two = new Machine(
                Bench.ME,
                Bench.AMD,
                Map.of(Bench.CARD, Bench.LARGE, "0000:04:00.0", Bench.SMALL),
                Set.of(),
                Optional.empty());
        Facets card = Facets.NONE.with(Facet.DUT_CLASS, "gpu");

        // when
        Fit fit = Fit.of(Bench.test("gpu-passthrough-large-vram"), two, card, Bench.AMD.and(Bench.LARGE));

        // then
        assertThat(fit.device()).isEqualTo("0000:04:00.0");
    }

    private static Fit fit(String test, Facets having, Facets lacking) {
        return Fit.of(Bench.test(test), Bench.machine(), having, lacking);
    }
}
