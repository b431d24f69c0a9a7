package org.xentestday.agent.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;

/** One HTTP exchange with the server. Redirections are not followed: they could lead away from TLS. */
final class Http {
    private static final int MAX_BODY = 1024 * 1024;

    private final URI base;
    private final int timeoutMillis;

    Http(URI base, Duration timeout) {
        this.base = base;
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    }

    Reply get(String path) {
        return exchange("GET", path, Map.of("Accept", "application/json"), null);
    }

    Reply post(String path, String contentType, byte[] body) {
        return exchange("POST", path, Map.of("Accept", "application/json", "Content-Type", contentType), body);
    }

    /** The server's answer, or a sentence that says why there is none. */
    private Reply exchange(String method, String path, Map<String, String> headers, byte @Nullable [] body) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) address(path).toURL().openConnection();
            connection.setRequestMethod(method);
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(timeoutMillis);
            connection.setReadTimeout(timeoutMillis);
            headers.forEach(connection::setRequestProperty);
            if (body != null) {
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(body.length);
                connection.getOutputStream().write(body);
            }
            return reply(connection);
        } catch (IOException e) {
            throw new AgentException(Exit.UNAVAILABLE, sentence(e), e);
        }
    }

    private URI address(String path) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
    }

    private static Reply reply(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        try (InputStream stream = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            byte[] body = stream == null ? new byte[0] : stream.readNBytes(MAX_BODY);
            return new Reply(status, body, connection.getHeaderField("Retry-After"), connection.getHeaderField("Date"));
        }
    }

    private String sentence(IOException e) {
        return switch (e) {
            case SSLException tls -> "The secure connection to " + base + " failed: " + words(tls) + ".";
            case UnknownHostException unknown ->
                "The server " + base + " cannot be found; is the name right, and is there a network?";
            case SocketTimeoutException slow ->
                "The server " + base + " did not answer within " + timeoutMillis / 1000 + " s.";
            default -> "The server " + base + " cannot be reached: " + words(e) + ".";
        };
    }

    private static String words(IOException e) {
        String message = e.getMessage();
        return message == null
                ? "the connection broke"
                : message.lines().findFirst().orElse("");
    }
}
