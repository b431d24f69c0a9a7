package org.xentestday.collector.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.core.value.MapPropertyResolver;
import io.micronaut.core.value.PropertyResolver;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which roles a configuration switches on. */
class RoleTest {
    @Test
    void all_roles_are_on_unless_something_is_said() {
        assertThat(Role.on(roles(Map.of()))).containsExactlyInAnyOrder(Role.values());
    }

    @Test
    void only_those_named_are_on() {
        assertThat(Role.on(roles(Map.of("testday.roles", List.of("intake", "Board")))))
                .containsExactlyInAnyOrder(Role.INTAKE, Role.BOARD);
        assertThat(Role.on(roles(Map.of("testday.roles", "intake, enrol"))))
                .containsExactlyInAnyOrder(Role.INTAKE, Role.ENROL);
    }

    @Test
    void misspelt_role_stops_the_start_with_the_names_there_are() {
        assertThatThrownBy(() -> Role.on(roles(Map.of("testday.roles", List.of("intak")))))
                .hasMessage("testday.roles: there is no role intak; there are intake, enrol, index, board");
    }

    private static PropertyResolver roles(Map<String, Object> configuration) {
        return new MapPropertyResolver(configuration);
    }
}
