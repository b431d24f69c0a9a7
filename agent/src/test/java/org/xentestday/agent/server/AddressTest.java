package org.xentestday.agent.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"https://testday.example", "http://localhost:8080", "http://127.0.0.1", "http://[::1]:1/x"})
    void tls_and_this_machine_are_fine(String address) {
        assertThat(Address.checked(URI.create(address), false)).isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://testday.example", "http://127.0.0.1.example", "HTTP://10.0.0.1:80"})
    void plain_http_to_elsewhere_must_be_meant(String address) {
        assertThatThrownBy(() -> Address.checked(URI.create(address), false)).hasMessageContaining("unprotected");
        assertThat(Address.checked(URI.create(address), true)).isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "testday.example", "ftp://testday.example", "file:///etc/passwd", "https:///x"})
    void anything_else_is_no_address(String address) {
        assertThatThrownBy(() -> Address.checked(URI.create(address), true))
                .hasMessageStartingWith("The server's address must be like https://HOST");
    }

    @Test
    void a_servers_words_cannot_move_the_cursor() {
        var json = org.xentestday.model.json.Json.tree(java.util.Map.of("detail", "bad\u001b[2Jthing\r\nhappened."));

        assertThat(Problem.of(400, json)).isEqualTo(new Problem("http-400", "bad [2Jthing  happened"));
    }
}
