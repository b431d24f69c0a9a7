package org.xentestday.standalone.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;

/** Taken and free ports. */
final class PortsTest {
    @Test
    void a_taken_port_is_one_sentence_that_names_who_wants_it_and_the_way_out() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(StartException.class)
                    .isThrownBy(() -> Ports.requireFree(taken.getLocalPort(), "the Kafka broker", "--kafka-port"))
                    .satisfies(refusal -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.PORT_TAKEN))
                    .withMessageContainingAll(String.valueOf(taken.getLocalPort()), "the Kafka broker", "--kafka-port");
        }
    }

    @Test
    void a_free_port_passes() {
        Ports.requireFree(Ports.free(), "anyone", "--port");
    }
}
