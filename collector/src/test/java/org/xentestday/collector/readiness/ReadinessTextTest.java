package org.xentestday.collector.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.xentestday.collector.view.Standing;
import org.xentestday.collector.view.Story;
import org.xentestday.collector.view.View;
import org.xentestday.model.catalogue.Catalogue;

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
                """);
    }
}
