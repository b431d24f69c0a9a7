package org.xentestday.collector.index;

import io.micronaut.http.HttpStatus;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xentestday.collector.kafka.KafkaClients;
import org.xentestday.collector.problem.ProblemException;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;
import org.xentestday.model.catalogue.Catalogue;

/** Rebuilds indices on demand, one release at a time, on a thread of its own. Thread-safe. */
@Singleton
@InRole(Role.INDEX)
final class Rebuilds {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);

    private final Rebuild rebuild;
    private final AtomicReference<State> state = new AtomicReference<>(State.NONE);
    private volatile @Nullable Thread thread;

    Rebuilds(KafkaClients kafka, RestClient rest) {
        rebuild = new Rebuild(
                new Documents(Catalogue.shipped()),
                new ElasticsearchSink(rest, new Templates(rest, Template.all()), new Indices(rest)),
                new Indices(rest),
                () -> kafka.of(Role.INDEX).reader("testday-rebuild"),
                Clock.systemUTC());
    }

    /**
     * How the last rebuild asked of this process goes.
     *
     * @param phase how far it is
     * @param release that it is about; null while none was asked for
     * @param records read from the log so far
     * @param done what was done, once it is
     * @param failure why it failed, in one sentence; the indices are then as they were
     */
    record State(
            Phase phase,
            @Nullable String release,
            long records,
            Rebuild.@Nullable Done done,
            @Nullable String failure) {
        static final State NONE = new State(Phase.NONE, null, 0, null, null);

        /** How far a rebuild is. */
        enum Phase {
            NONE,
            RUNNING,
            DONE,
            FAILED
        }
    }

    State state() {
        return state.get();
    }

    /** Begins; ends the request with 409 while another one runs here. */
    synchronized State start(String release) {
        if (state.get().phase() == State.Phase.RUNNING) {
            throw ProblemException.of(
                    HttpStatus.CONFLICT, "rebuild-running", "An index is being rebuilt here; wait for its end.");
        }
        State running = new State(State.Phase.RUNNING, release, 0, null, null);
        state.set(running);
        thread = Thread.ofPlatform().name("testday-rebuild").daemon().start(() -> run(release));
        return running;
    }

    private void run(String release) {
        try {
            Rebuild.Done done =
                    rebuild.of(release, read -> state.set(new State(State.Phase.RUNNING, release, read, null, null)));
            state.set(new State(State.Phase.DONE, release, done.records(), done, null));
        } catch (NewerIndexException e) {
            failed(release, e.sentence(), e);
        } catch (InterruptedException e) {
            failed(release, "The collector was stopped.", e);
            Thread.currentThread().interrupt();
        } catch (IOException | AwayException | KafkaException e) {
            failed(release, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            failed(release, e.toString(), e);
        }
    }

    private void failed(String release, String sentence, Exception cause) {
        LOG.atWarn().setCause(cause).addKeyValue("release", release).log("the index was not rebuilt");
        state.set(new State(State.Phase.FAILED, release, state.get().records(), null, sentence));
    }

    @PreDestroy
    void stop() throws InterruptedException {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            running.join(5_000);
        }
    }
}
