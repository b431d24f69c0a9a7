package org.xentestday.agent.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.tls.Trust;

/**
 * One HTTP exchange with the server. Redirections are not followed: they could lead away from TLS. A connection that
 * should be secure and is not carries nothing.
 */
final class Http {
    private static final int MAX_BODY = 1024 * 1024;

    private final URI base;
    private final int timeoutMillis;
    private final Optional<ProxyAddress> proxy;
    private final Optional<SSLSocketFactory> sockets;
    private final Silence silence;

    Http(URI base, Link link) {
        this.base = base;
        this.timeoutMillis = Math.toIntExact(link.timeout().toMillis());
        this.proxy = link.proxies().to(base);
        this.sockets = link.certificates().map(file -> Trust.of(file).context().getSocketFactory());
        this.silence = new Silence(base, link.timeout(), proxy);
    }

    Reply get(String path) {
        return exchange("GET", path, Map.of("Accept", "application/json"), null);
    }

    /** The same, showing a secret that the server gave; null shows none. */
    Reply get(String path, @Nullable String credential) {
        return credential == null
                ? get(path)
                : exchange(
                        "GET",
                        path,
                        Map.of("Accept", "application/json", "Authorization", "Bearer " + credential),
                        null);
    }

    Reply post(String path, String contentType, byte[] body) {
        return exchange("POST", path, Map.of("Accept", "application/json", "Content-Type", contentType), body);
    }

    /** The server's answer, or a sentence that says why there is none. */
    private Reply exchange(String method, String path, Map<String, String> headers, byte @Nullable [] body) {
        try {
            HttpURLConnection connection = connection(address(path).toURL());
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
            Reply reply = reply(connection);
            if (reply.status() == HttpURLConnection.HTTP_PROXY_AUTH) {
                throw silence.passwordWanted();
            }
            return reply;
        } catch (IOException e) {
            throw silence.because(e);
        }
    }

    private HttpURLConnection connection(URL url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                url.openConnection(proxy.map(ProxyAddress::proxy).orElse(Proxy.NO_PROXY));
        proxy.ifPresent(known -> connection.setAuthenticator(known.authenticator()));
        if (connection instanceof HttpsURLConnection secure) {
            sockets.ifPresent(secure::setSSLSocketFactory);
        }
        return connection;
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
}
