package org.xentestday.standalone.search;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks an Elasticsearch whether it serves. */
final class Health {
    private final URI question;
    private final String authorization;

    Health(URI server, String authorization) {
        this.authorization = authorization;
        question = server.resolve("/_cluster/health?wait_for_status=yellow&timeout=1s");
    }

    /** Whether every index can be read and written; waits up to a second for it. */
    boolean serving() {
        try {
            HttpURLConnection connection = (HttpURLConnection) question.toURL().openConnection();
            connection.setRequestProperty("Authorization", authorization);
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
