package org.xentestday.standalone.search;

import java.util.Locale;

/** Who signs in to Elasticsearch: each as itself, with what it needs and nothing else. */
public enum ElasticsearchUser {
    /** The operator of this installation: may do everything. No part signs in so. */
    ADMIN("superuser"),
    /** Fills the indices and looks into them. */
    COLLECTOR("testday_collector"),
    /** Reads the indices. */
    GRAFANA("testday_reader");

    private final String role;

    ElasticsearchUser(String role) {
        this.role = role;
    }

    /** The name in Elasticsearch. */
    public String user() {
        return "testday-" + name().toLowerCase(Locale.ROOT);
    }

    /** What it may do: a role of {@code roles.yml}, or the one that Elasticsearch has. */
    String role() {
        return role;
    }
}
