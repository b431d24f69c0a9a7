package org.xentestday.collector.board;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.sse.Event;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.view.Freshness;
import org.xentestday.model.plan.Plan;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** The board as data: a snapshot, and the changes as server-sent events. */
@Controller("/api/v1/board")
final class BoardApi implements GracefulShutdownCapable {
    private static final Duration BEAT = Duration.ofMillis(250);

    private final Frames frames;
    private final Freshness freshness;
    private final EventIds ids = new EventIds(UUID.randomUUID().toString().substring(0, 8));
    private final Sinks.One<Boolean> stopping = Sinks.one();

    BoardApi(Frames frames, Freshness freshness) {
        this.frames = frames;
        this.freshness = freshness;
    }

    /** The board as it is now. */
    @ApiResponse(
            responseCode = "200",
            description = "The rows and their summary.",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @ApiResponse(responseCode = "400", description = "malformed")
    @ApiResponse(responseCode = "404", description = "unknown-plan")
    @ApiResponse(responseCode = "503", description = "catching-up")
    @Get(produces = MediaType.APPLICATION_JSON)
    HttpResponse<String> snapshot(@RequestBean Look look) {
        freshness.demand();
        Plan plan = frames.plan(look)
                .orElseThrow(
                        () -> ProblemException.of(HttpStatus.NOT_FOUND, "unknown-plan", "There is no such TestDay."));
        return HttpResponse.ok(frames.frame(plan, look).whole()).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    /**
     * Looks a few times a second whether something changed. A reader that does not keep up misses looks, not changes:
     * nothing is queued for it.
     */
    @ApiResponse(
            responseCode = "200",
            description = "Server-sent events: snapshot, row, summary, heartbeat.",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    @Get(uri = "/events", produces = MediaType.TEXT_EVENT_STREAM)
    HttpResponse<Publisher<Event<String>>> events(
            @RequestBean Look look, @Header("Last-Event-ID") @Nullable String lastId) {
        Flux<Event<String>> changes = Flux.defer(() -> {
            Cursor cursor = new Cursor(frames, freshness, look, ids, lastId, System::nanoTime);
            return Flux.interval(Duration.ZERO, BEAT).onBackpressureDrop().concatMapIterable(_ -> cursor.advance(), 1);
        });
        return HttpResponse.<Publisher<Event<String>>>ok(changes.takeUntilOther(stopping.asMono()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no");
    }

    /** Ends the streams, which would never end by themselves. Readers come again. */
    @Override
    public CompletionStage<?> shutdownGracefully() {
        stopping.tryEmitValue(true);
        return CompletableFuture.completedStage(null);
    }
}
