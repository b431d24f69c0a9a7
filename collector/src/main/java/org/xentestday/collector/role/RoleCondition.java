package org.xentestday.collector.role;

import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import java.util.Set;
import java.util.stream.Stream;

/** Lets a bean exist if one of its roles runs here. Public for the code that Micronaut generates beside each bean. */
public final class RoleCondition implements Condition {
    // A raw ConditionContext is what the framework's interface has.
    @SuppressWarnings("rawtypes")
    @Override
    public boolean matches(ConditionContext context) {
        Set<Role> on = Role.on(context);
        Role[] wanted = context.getComponent().getAnnotationMetadata().enumValues(InRole.class, Role.class);
        return wanted.length == 0 || Stream.of(wanted).anyMatch(on::contains);
    }
}
