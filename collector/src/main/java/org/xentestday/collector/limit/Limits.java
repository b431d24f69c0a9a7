package org.xentestday.collector.limit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import java.util.List;

/** Rates and bounds as the settings have them. */
@Context
final class Limits {
    private final Rate address;
    private final Rate refused;
    private final Rate token;
    private final Rate key;
    private final int remembered;
    private final List<Network> proxies;

    Limits(Settings settings) {
        this.address = Rate.of("address", settings.address());
        this.refused = Rate.of("refused", settings.refused());
        this.token = Rate.of("token", settings.token());
        this.key = Rate.of("key", settings.key());
        this.remembered = settings.remembered();
        this.proxies = settings.trustedProxies().stream().map(Network::of).toList();
    }

    /**
     * Rates are written BURST/A-SECOND.
     *
     * @param address requests of one address
     * @param refused answers 4xx to one address
     * @param token requests with one bearer token
     * @param key results signed with one key
     * @param remembered how many addresses, tokens and keys are kept apart, each
     * @param trustedProxies networks whose X-Forwarded-For is believed
     */
    @ConfigurationProperties("testday.limits")
    record Settings(
            String address, String refused, String token, String key, int remembered, List<String> trustedProxies) {}

    Rate address() {
        return address;
    }

    Rate refused() {
        return refused;
    }

    Rate token() {
        return token;
    }

    Rate key() {
        return key;
    }

    int remembered() {
        return remembered;
    }

    List<Network> proxies() {
        return proxies;
    }
}
