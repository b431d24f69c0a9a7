package org.xentestday.standalone.broker;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.xentestday.standalone.port.Ports;

/**
 * The broker as its own client, on a port of its own: it is there before any user is. Its password lives as long as the
 * broker and is nowhere else.
 *
 * @param port of that door
 * @param password of this run
 */
record Root(int port, String password) {
    static final String USER = "broker";
    static final String MECHANISM = "PLAIN";

    static Root fresh() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return new Root(Ports.free(), Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Both sides of the door: who it is, and whom it lets in. */
    String jaas() {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%1$s\" password=\"%2$s\" user_%1$s=\"%2$s\";"
                .formatted(USER, password);
    }

    /** How a client comes in by that door. */
    Map<String, Object> client() {
        Map<String, Object> client = new HashMap<>();
        client.put("bootstrap.servers", Ports.HOST + ":" + port);
        client.put("security.protocol", "SASL_PLAINTEXT");
        client.put("sasl.mechanism", MECHANISM);
        client.put("sasl.jaas.config", jaas());
        return client;
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "Root[" + port + "]";
    }
}
