package org.xentestday.collector;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;

/** Stops the start at a setting that cannot be read. By itself, Micronaut would go on with the default. */
@Context
final class StrictSettings {
    StrictSettings(ApplicationContext context) {
        for (BeanDefinition<?> settings :
                context.getBeanDefinitions(Qualifiers.byStereotype(ConfigurationProperties.class))) {
            if (settings.getBeanType().getName().startsWith("org.xentestday.")) {
                for (Argument<?> setting : settings.getConstructor().getArguments()) {
                    check(context, setting);
                }
            }
        }
    }

    private static void check(ApplicationContext context, Argument<?> setting) {
        String name = setting.getAnnotationMetadata()
                .stringValue(Property.class, "name")
                .orElse("");
        if (context.containsProperty(name)
                && context.getProperty(name, ConversionContext.of(setting)).isEmpty()) {
            throw new ConfigurationException(name + ": cannot be read as "
                    + setting.getType().getSimpleName() + ": "
                    + context.getProperty(name, String.class).orElse(""));
        }
    }
}
