package org.xentestday.standalone.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.xentestday.model.json.Json;
import org.xentestday.model.sign.Keys;

/** The least that a machine takes for a collector: lets everyone in and answers 202 to every batch. */
final class Acceptor implements AutoCloseable {
    private final HttpServer http;

    Acceptor() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/api/v1/enrolments", Acceptor::enrol);
        http.createContext("/api/v1/results/batch", exchange -> {
            exchange.getRequestBody().readAllBytes();
            answer(exchange, 202, Map.of());
        });
        http.start();
    }

    String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private static void enrol(HttpExchange exchange) throws IOException {
        var request = Json.tree(exchange.getRequestBody().readAllBytes());
        String kid = Keys.kid(Keys.publicKey(request.path("publicKey").asText()));
        answer(
                exchange,
                201,
                Map.of("kid", kid, "machine", request.path("machine").asText(), "tester", "bench"));
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] json = Json.write(body);
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }
}
