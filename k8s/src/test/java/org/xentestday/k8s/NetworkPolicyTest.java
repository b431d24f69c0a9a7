package org.xentestday.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class NetworkPolicyTest {
    @Test
    void nothing_comes_in_that_is_not_named() {
        // given
        JsonNode deny = spec("default-deny-ingress");

        // then
        assertThat(deny.path("podSelector").isEmpty()).isTrue();
        assertThat(deny.path("policyTypes").toString()).isEqualTo("[\"Ingress\"]");
        assertThat(deny.has("ingress")).isFalse();
    }

    @Test
    void our_own_pods_reach_nothing_that_is_not_named() {
        // given
        JsonNode deny = spec("testday-deny-egress");

        // then
        assertThat(deny.at("/podSelector/matchLabels").toString())
                .isEqualTo("{\"app.kubernetes.io/part-of\":\"testday\"}");
        assertThat(deny.path("policyTypes").toString()).isEqualTo("[\"Egress\"]");
    }

    @Test
    void every_rule_names_its_peers_and_its_ports() {
        assertThat(Manifests.ofKind("NetworkPolicy")).allSatisfy(policy -> {
            for (String direction : new String[] {"ingress", "egress"}) {
                assertThat(policy.json().at("/spec").path(direction)).allSatisfy(rule -> {
                    assertThat(rule.path("ports")).isNotEmpty();
                    assertThat(rule.path(direction.equals("ingress") ? "from" : "to"))
                            .isNotEmpty()
                            .allSatisfy(peer -> assertThat(peer.isEmpty()).isFalse());
                });
            }
        });
    }

    private static JsonNode spec(String policy) {
        return Manifests.ofKind("NetworkPolicy")
                .filter(manifest -> manifest.name().equals(policy))
                .findFirst()
                .orElseThrow()
                .json()
                .path("spec");
    }
}
