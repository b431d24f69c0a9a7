package org.xentestday.streams.topology;

import java.io.IOException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xentestday.model.json.Json;
import org.xentestday.model.plan.Enrolment;
import org.xentestday.model.sign.Keys;

/** Enrolments by kid, read once and kept while they do not change. Of one thread. */
final class KeyRing {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

    private final ReadOnlyKeyValueStore<String, byte[]> enrolments;
    private final Map<String, Entry> read = new HashMap<>();

    KeyRing(ReadOnlyKeyValueStore<String, byte[]> enrolments) {
        this.enrolments = enrolments;
    }

    /** An enrolment whose key is ready for use. */
    @SuppressWarnings("ArrayRecordComponent") // compared only to see whether the record changed
    record Entry(byte[] source, Enrolment enrolment, PublicKey key) {}

    /** The enrolment of that key, if it is enrolled and readable. */
    Optional<Entry> find(String kid) {
        byte[] source = enrolments.get(kid);
        if (source == null) {
            return Optional.empty();
        }
        Entry known = read.get(kid);
        if (known == null || !Arrays.equals(known.source(), source)) {
            known = parse(kid, source);
        }
        if (known != null) {
            read.put(kid, known);
        }
        return Optional.ofNullable(known);
    }

    /** An enrolment that nobody can read is as good as none. */
    private static @Nullable Entry parse(String kid, byte[] source) {
        try {
            Enrolment enrolment = Json.read(source, Enrolment.class);
            return new Entry(source, enrolment, Keys.publicKey(enrolment.publicKey()));
        } catch (IOException | IllegalArgumentException e) {
            LOG.atWarn().addKeyValue("kid", kid).setCause(e).log("not a readable enrolment");
            return null;
        }
    }
}
