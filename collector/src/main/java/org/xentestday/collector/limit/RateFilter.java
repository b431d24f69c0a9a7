package org.xentestday.collector.limit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.model.json.Hashes;

/**
 * Refuses requests over the rate of their address or bearer token before their body is read. Who was refused often with
 * 4xx waits longer than who asks rightly: guessing and garbage are slow.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RateFilter implements Ordered {
    private static final String ADDRESS = "org.xentestday.address";

    private final Addresses addresses;
    private final Buckets requests;
    private final Buckets refusals;
    private final Buckets tokens;
    private final MeterRegistry meters;

    RateFilter(Limits limits, Addresses addresses, MeterRegistry meters) {
        this.addresses = addresses;
        this.requests = new Buckets(limits.address(), limits.remembered(), TimeMeter.SYSTEM_NANOTIME);
        this.refusals = new Buckets(limits.refused(), limits.remembered(), TimeMeter.SYSTEM_NANOTIME);
        this.tokens = new Buckets(limits.token(), limits.remembered(), TimeMeter.SYSTEM_NANOTIME);
        this.meters = meters;
        meters.gauge("testday.limit.addresses", requests, Buckets::names);
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before();
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        String address = addresses.of(request);
        request.setAttribute(ADDRESS, address);
        if (!requests.take(address)) {
            throw refuse("address", requests.wait(address));
        }
        if (!refusals.wait(address).isZero()) {
            throw refuse("refused", refusals.wait(address));
        }
        String token = token(request);
        if (token != null && !tokens.take(token)) {
            throw refuse("token", tokens.wait(token));
        }
    }

    @ResponseFilter
    void learn(HttpRequest<?> request, HttpResponse<?> response) {
        int status = response.code();
        if (status / 100 == 4 && status != HttpStatus.TOO_MANY_REQUESTS.getCode()) {
            request.getAttribute(ADDRESS, String.class).ifPresent(refusals::charge);
        }
    }

    /** A hash, so that no secret stays in memory for longer than its request. */
    private static @Nullable String token(HttpRequest<?> request) {
        return request.getHeaders()
                .getAuthorization()
                .map(value -> HexFormat.of().formatHex(Hashes.sha256(value.getBytes(StandardCharsets.UTF_8))))
                .orElse(null);
    }

    private ProblemException refuse(String by, Duration wait) {
        meters.counter("testday.limited", "by", by).increment();
        return ProblemException.tooMany(wait);
    }
}
