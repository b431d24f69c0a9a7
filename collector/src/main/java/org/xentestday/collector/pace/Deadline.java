package org.xentestday.collector.pace;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes a connection whose client is too slow. Used by the thread of its connection only. */
final class Deadline {
    private final Pace pace;
    private final MeterRegistry meters;
    private @Nullable Future<?> timer;
    private boolean inside;

    Deadline(Pace pace, MeterRegistry meters) {
        this.pace = pace;
        this.meters = meters;
    }

    /** Sees bytes before they are understood. */
    ChannelHandler bytes() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object bytes) {
                if (!inside && timer == null) {
                    restart(context, pace.head());
                }
                context.fireChannelRead(bytes);
            }

            @Override
            public void channelInactive(ChannelHandlerContext context) {
                stop();
                context.fireChannelInactive();
            }
        };
    }

    /** Sees heads, parts and ends of requests. */
    ChannelHandler messages() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (message instanceof HttpRequest) {
                    inside = true;
                    restart(context, pace.body());
                }
                if (message instanceof LastHttpContent) {
                    inside = false;
                    stop();
                }
                context.fireChannelRead(message);
            }
        };
    }

    private void restart(ChannelHandlerContext context, Duration patience) {
        stop();
        timer = context.executor().schedule(() -> hangUp(context), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stop() {
        Future<?> running = timer;
        if (running != null) {
            running.cancel(false);
            timer = null;
        }
    }

    private void hangUp(ChannelHandlerContext context) {
        meters.counter("testday.hung.up", "while", inside ? "body" : "head").increment();
        var _ = context.close(); // nobody waits for it
    }
}
