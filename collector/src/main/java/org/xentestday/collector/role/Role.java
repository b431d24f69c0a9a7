package org.xentestday.collector.role;

import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.type.Argument;
import io.micronaut.core.value.PropertyResolver;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A part of the collector that can run in a process of its own: {@code testday.roles} lists those that run here. */
public enum Role {
    /** Takes results and activity, and hands out receipts. */
    INTAKE,
    /** Tokens, enrolments, plans and known issues. Holds the token file, so it runs once. */
    ENROL,
    /** From the log into Elasticsearch. */
    INDEX,
    /** Board and readiness report. */
    BOARD;

    private static final String PROPERTY = "testday.roles";

    /** The roles that a configuration switches on; all of them if it says nothing. */
    static Set<Role> on(PropertyResolver configuration) {
        List<String> names = configuration
                .getProperty(PROPERTY, Argument.listOf(String.class))
                .orElse(List.of());
        if (names.isEmpty()) {
            return EnumSet.allOf(Role.class);
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        names.forEach(name -> roles.add(named(name.strip())));
        return roles;
    }

    private static Role named(String name) {
        for (Role role : values()) {
            if (role.name().equalsIgnoreCase(name)) {
                return role;
            }
        }
        throw new ConfigurationException(PROPERTY + ": there is no role " + name + "; there are "
                + Stream.of(values())
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")));
    }
}
