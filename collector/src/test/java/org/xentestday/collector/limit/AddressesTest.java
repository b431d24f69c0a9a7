package org.xentestday.collector.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.exceptions.ConfigurationException;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressesTest {
    @Test
    void without_a_trusted_proxy_the_address_is_the_connection_s_whatever_the_headers_say() {
        assertThat(of("192.0.2.7", List.of(), "198.51.100.1")).isEqualTo("192.0.2.7");
    }

    @Test
    void behind_a_trusted_proxy_it_is_the_last_that_the_proxy_did_not_make() {
        List<String> proxies = List.of("10.0.0.0/8", "fd00::/8");
        assertThat(of("10.1.1.1", proxies, "203.0.113.9, 198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(of("10.1.1.1", proxies, "198.51.100.1, 10.2.2.2")).isEqualTo("198.51.100.1");
        assertThat(of("fd00::1", proxies, "198.51.100.1")).isEqualTo("198.51.100.1");
    }

    @Test
    void header_that_holds_no_address_changes_nothing() {
        assertThat(of("10.1.1.1", List.of("10.0.0.0/8"), "localhost")).isEqualTo("10.1.1.1");
        assertThat(of("10.1.1.1", List.of("10.0.0.0/8"), "")).isEqualTo("10.1.1.1");
        assertThat(of("10.1.1.1", List.of("10.0.0.0/8"))).isEqualTo("10.1.1.1");
    }

    @Test
    void all_addresses_of_one_ipv6_network_are_one() {
        assertThat(of("2001:db8:1:2::3", List.of()))
                .isEqualTo(of("2001:db8:1:2:ffff::9", List.of()))
                .isNotEqualTo(of("2001:db8:1:3::3", List.of()));
    }

    @Test
    void network_that_is_none_is_told() {
        for (String text : List.of("proxy.example", "10.0.0.0/99", "10.0.0.0/x", "")) {
            assertThatThrownBy(() -> of("10.1.1.1", List.of(text)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("testday.limits.trusted-proxies");
        }
    }

    private static String of(String peer, List<String> proxies, String... forwarded) {
        Limits limits = new Limits(new Limits.Settings("1/1", "1/1", "1/1", "1/1", 1, proxies));
        return new Addresses(limits).of(InetAddress.ofLiteral(peer), List.of(forwarded));
    }
}
