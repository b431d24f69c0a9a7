package org.xentestday.collector.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.collector.fixture.TestCollector;

/** Who puts the roles into processes of their own must know which paths go where. */
class RoutingTest {
    private static final Pattern FAMILY = Pattern.compile("/api/v1/[a-z]+");

    @TempDir
    Path data;

    @Test
    void the_manual_sends_to_the_role_enrol_what_no_other_role_answers() throws IOException {
        // given
        Set<String> enrol = paths("enrol");
        enrol.removeAll(paths("intake", "board"));

        // when
        String manual = Files.readString(Path.of("../k8s/README.md"));
        String sentence = manual.substring(manual.indexOf("Of the collector's"), manual.indexOf("all others to"));

        // then
        assertThat(families(sentence)).isEqualTo(enrol);
        assertThat(sentence).contains("`testday-enrol`", "all\n  methods").doesNotContain("PUT", "POST", "GET");
    }

    private Set<String> paths(String... roles) {
        try (TestCollector collector = TestCollector.with(data, Map.of("testday.roles", List.of(roles)))) {
            return collector
                    .bean(Router.class)
                    .uriRoutes()
                    .flatMap(route -> families(route.getUriMatchTemplate().toString()).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> families(String text) {
        return FAMILY.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
