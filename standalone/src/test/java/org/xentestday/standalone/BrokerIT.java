package org.xentestday.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.model.Topics;
import org.xentestday.standalone.broker.Broker;
import org.xentestday.standalone.broker.BrokerUser;
import org.xentestday.standalone.port.Ports;

/** The broker, in this JVM and as a process of its own. */
final class BrokerIT {
    @TempDir
    Path temp;

    @Test
    void every_topic_takes_records_as_soon_as_start_returns() throws Exception {
        try (Broker broker = Broker.start(temp.resolve("broker"))) {
            for (Topics topic : Topics.all()) {
                Records.write(Records.open(broker.bootstrapServers()), topic, "first");
                assertThat(Records.read(Records.open(broker.bootstrapServers()), topic))
                        .containsExactly("first");
            }
        }
    }

    @Test
    void an_acknowledged_record_survives_a_kill_of_the_process() throws Exception {
        int port = Ports.free();
        try (ServerProcess server = broker(port).awaitWord("Ready")) {
            Records.write(admin(port), Topics.RESULTS, "acknowledged");

            // when
            server.kill();
        }

        // then
        try (ServerProcess again = broker(port).awaitWord("Ready")) {
            assertThat(Records.read(admin(port), Topics.RESULTS)).containsExactly("acknowledged");
            again.terminate();
            assertThat(again.exitCode()).isZero();
        }
    }

    @Test
    void a_second_instance_on_the_same_data_is_one_sentence() throws Exception {
        try (ServerProcess first = broker(Ports.free()).awaitWord("Ready");
                ServerProcess second = broker(Ports.free())) {
            assertThat(second.exitCode()).isEqualTo(75);
            assertThat(second.output())
                    .isEqualTo("Process %d already runs broker on %s: stop it, or choose another place with --data.%n"
                            .formatted(first.pid(), temp.resolve("data").toRealPath()));
        }
    }

    @Test
    void a_taken_port_is_one_sentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerProcess server = broker(taken.getLocalPort())) {
            assertThat(server.exitCode()).isEqualTo(69);
            assertThat(server.output().lines().reduce((first, last) -> last))
                    .hasValueSatisfying(last -> assertThat(last)
                            .startsWith("Port %d on 127.0.0.1 cannot be had by the Kafka broker"
                                    .formatted(taken.getLocalPort()))
                            .endsWith("or choose another with --kafka-port."));
        }
    }

    private Map<String, Object> admin(int port) {
        return Records.as(BrokerUser.ADMIN, temp.resolve("data"), port);
    }

    private ServerProcess broker(int port) throws Exception {
        return ServerProcess.start(
                temp,
                "up",
                "--parts",
                "broker",
                "--data",
                temp.resolve("data").toString(),
                "--kafka-port",
                String.valueOf(port));
    }
}
