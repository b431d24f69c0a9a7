package org.xentestday.collector.access;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.List;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;

/** Where {@code testday.public} is false, shows what can be read to those only whom an organiser let in. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = "testday.public", value = "false")
@InRole({Role.INTAKE, Role.ENROL, Role.BOARD})
final class Gate implements Ordered {
    /** Whoever operates the service looks at these; the addresses of the API that ask by themselves ask again. */
    private static final List<String> OPEN = List.of("/health", "/prometheus", "/openapi");

    private final Callers callers;

    Gate(Callers callers) {
        this.callers = callers;
    }

    /** After the limits, so that guessing is slow. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.order();
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        boolean reads = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        if (reads && OPEN.stream().noneMatch(request.getPath()::startsWith)) {
            callers.require(request);
        }
    }
}
