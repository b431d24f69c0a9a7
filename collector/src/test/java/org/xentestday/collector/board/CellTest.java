package org.xentestday.collector.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xentestday.collector.view.Standing;
import org.xentestday.collector.view.Story;
import org.xentestday.collector.view.View;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.verdict.Tally;
import org.xentestday.model.verdict.Verdict;
import org.xentestday.model.verdict.VerdictKind;

class CellTest {
    private final View view = new View();

    @Test
    void failures_take_the_kind_of_the_verdict_about_those_machines() {
        // when
        Row gpu = row("dut_bar", "gpu-passthrough-large-vram");

        // then
        assertThat(gpu.all()).isEqualTo(new Cell(VerdictKind.REGRESSION, 7, 24));
        assertThat(gpu.cells())
                .containsEntry("le512m", new Cell(VerdictKind.REGRESSION, 5, 8))
                .containsEntry("le1g", new Cell(VerdictKind.SUSPECT, 2, 4))
                .containsEntry("le64m", new Cell(VerdictKind.PASSING, 0, 4));
    }

    @Test
    void machines_without_a_failure_are_green_whatever_is_said_of_the_others() {
        assertThat(row("device_model", "gpu-passthrough-large-vram").cells())
                .containsEntry("qemu-traditional", new Cell(VerdictKind.PASSING, 0, 10))
                .containsEntry("qemu-xen", new Cell(VerdictKind.REGRESSION, 7, 14));
    }

    @Test
    void a_fix_is_shown_where_it_was_seen() {
        assertThat(row("device_model", "cpu-hotplug").cells()).containsOnlyKeys("qemu-xen");
        assertThat(row("device_model", "cpu-hotplug").cells().values())
                .extracting(Cell::kind)
                .containsOnly(VerdictKind.FIXED);
    }

    @Test
    void columns_stand_in_the_order_of_their_size() {
        assertThat(board("dut_bar").summary().columns()).containsExactly("le64m", "le256m", "le512m", "le1g");
    }

    @Test
    void the_board_opens_with_the_facet_of_the_most_urgent_finding() {
        assertThat(board("").summary().facet()).isEqualTo("dut_bar");
        assertThat(board("no_such_facet").summary().facet()).isEqualTo("dut_bar");
    }

    @Test
    void every_test_of_the_catalogue_has_a_row_even_if_nobody_ran_it() {
        assertThat(row("dut_bar", "host-s3").all()).isEqualTo(new Cell(VerdictKind.UNTESTED, 0, 0));
        assertThat(board("dut_bar").rows()).hasSameSizeAs(Catalogue.shipped().tests());
    }

    @Test
    void failures_of_machines_that_no_verdict_speaks_of_are_too_few_to_say() {
        // given
        Story.tell(view);
        List<Verdict> gpu =
                view.standing(Story.RC6).findings().stream().limit(1).toList();

        // then
        assertThat(gpu.getFirst().extent()).hasToString("device_model=qemu-xen,dut_bar=le512m");
        assertThat(Cell.of("dut_bar", "le64m", new Tally(1, 4), gpu).kind()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(Cell.of("cpu_vendor", "amd", new Tally(1, 4), gpu).kind()).isEqualTo(VerdictKind.REGRESSION);
    }

    private Row row(String facet, String test) {
        return board(facet).rows().stream()
                .filter(each -> each.test().equals(test))
                .findFirst()
                .orElseThrow();
    }

    private Board board(String facet) {
        Story.tell(view);
        Standing rc6 = view.standing(Story.RC6);
        return new Boards(Catalogue.shipped()).draw(Story.plan(), List.of(Story.PLAN), view.candidates(), rc6, facet);
    }
}
