package org.xentestday.collector.enrol;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;

/** Opens the tokens when the collector starts, so that a damaged file is found then. */
@Factory
@InRole(Role.ENROL)
final class TokenStore {
    /**
     * How tokens are made.
     *
     * @param tokenTtl how long one can be used
     */
    @ConfigurationProperties("testday.enrol")
    record Settings(@Bindable(defaultValue = "7d") Duration tokenTtl) {}

    @Context
    @Bean(preDestroy = "close")
    TokenFile file(@Value("${testday.data:testday-data}") Path data) {
        return TokenFile.open(data);
    }

    @Context
    Tokens tokens(TokenFile file, Settings settings) {
        return new Tokens(file, InstantSource.system(), settings.tokenTtl());
    }
}
