package org.xentestday.agent.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
    @ParameterizedTest
    @CsvSource({
        "https://testday.example, proxy:3128",
        "https://testday.example:8443/x, proxy:3128",
        "https://notlocal.test, proxy:3128",
        "http://testday.example,",
        "https://localhost,",
        "https://127.0.0.1:8443,",
        "https://inside.test,",
        "https://a.inside.test,",
        "https://deep.dotted.test,",
        "https://10.1.2.3,",
    })
    void https_to_elsewhere_goes_through_the_proxy(URI server, @Nullable String expected) {
        Proxies proxies = Proxies.of(Optional.of("http://proxy:3128/"), "Inside.test, .dotted.test:443 ,10.1.2.3,,");

        assertThat(proxies.to(server).map(ProxyAddress::toString)).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void a_star_means_no_proxy_at_all() {
        Proxies none = Proxies.of(Optional.of("http://proxy:3128"), "*");

        assertThat(none.to(URI.create("https://testday.example"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "proxy:3128, proxy, 3128, , ",
        "http://proxy, proxy, 8080, , ",
        "http://anna:pa%3Ass%40x@proxy:1, proxy, 1, anna, pa:ss@x",
    })
    void an_address_is_read(String text, String host, int port, @Nullable String user, @Nullable String password) {
        assertThat(ProxyAddress.parse(text)).isEqualTo(new ProxyAddress(host, port, user, password));
    }

    @ParameterizedTest
    @CsvSource({"socks5://proxy:1080", "https://proxy", "http://", "http://us er:secret@proxy"})
    void another_kind_of_proxy_is_a_mistake(String text) {
        assertThatThrownBy(() -> ProxyAddress.parse(text))
                .hasMessageStartingWith("The proxy must be like http://HOST:PORT")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "http://anna:secret@proxy:1, http://anna:***@proxy:1",
        "anna:se:c@ret@proxy:1, anna:***@proxy:1",
        "http://proxy:1, http://proxy:1",
    })
    void a_password_is_not_shown(String text, String masked) {
        assertThat(ProxyAddress.masked(text)).isEqualTo(masked);
        assertThat(ProxyAddress.holdsPassword(text)).isEqualTo(!text.equals(masked));
    }
}
