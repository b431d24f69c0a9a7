package org.xentestday.collector.role;

import io.micronaut.context.annotation.Requires;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A bean that exists only where one of these roles runs. On a package, it holds for every bean in it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PACKAGE})
@Requires(condition = RoleCondition.class)
public @interface InRole {
    /** Any of them will do. */
    Role[] value();
}
