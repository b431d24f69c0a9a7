package org.xentestday.collector.pace;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Puts a deadline into the pipeline of each connection. */
@Singleton
final class PaceCustomizer implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private final Pace pace;
    private final Provider<MeterRegistry> meters;

    PaceCustomizer(Pace pace, Provider<MeterRegistry> meters) {
        this.pace = pace;
        this.meters = meters;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new OfConnection(null));
        return event.getBean();
    }

    private final class OfConnection implements NettyServerCustomizer {
        private final @Nullable Channel channel;

        OfConnection(@Nullable Channel channel) {
            this.channel = channel;
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel accepted, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new OfConnection(accepted) : this;
        }

        @Override
        public void onStreamPipelineBuilt() {
            ChannelPipeline pipeline = channel == null ? null : channel.pipeline();
            if (pipeline != null && pipeline.get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC) != null) {
                Deadline deadline = new Deadline(pace, meters.get());
                pipeline.addBefore(
                        ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "testday-bytes", deadline.bytes());
                pipeline.addAfter(
                        ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "testday-messages", deadline.messages());
            }
        }
    }
}
