package org.xentestday.standalone.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.xentestday.model.json.Json;

/** One page of a headless Chromium, driven over its DevTools protocol. */
final class Chromium implements AutoCloseable {
    static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Answers answers = new Answers();
    private final WebSocket page;
    private int calls;

    private Chromium(Process process, Path profile) throws IOException, InterruptedException {
        this.process = process;
        Path portFile = profile.resolve("DevToolsActivePort");
        await().ignoreException(java.nio.file.NoSuchFileException.class)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Files.readAllLines(portFile)).hasSize(2));
        URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(portFile).getFirst() + "/json/list");
        byte[] pages = http.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofByteArray())
                .body();
        String address = Json.tree(pages).get(0).path("webSocketDebuggerUrl").asText();
        this.page = http.newWebSocketBuilder()
                .buildAsync(URI.create(address), answers)
                .join();
    }

    static Chromium open(Path profile, URI address) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        PROGRAM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank"))
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("chromium.log").toFile())
                .start();
        Chromium chromium = new Chromium(process, profile);
        chromium.call("Page.navigate", Map.of("url", address.toString()));
        return chromium;
    }

    /** The value of an expression on the page, as text. */
    String evaluate(String expression) throws IOException, InterruptedException {
        JsonNode answer = call("Runtime.evaluate", Map.of("expression", "String(" + expression + ")"));
        return answer.path("result").path("result").path("value").asText();
    }

    private JsonNode call(String method, Map<String, String> parameters) throws IOException, InterruptedException {
        int id = ++calls;
        byte[] request = Json.write(Map.of("id", id, "method", method, "params", parameters));
        page.sendText(new String(request, StandardCharsets.UTF_8), true).join();
        JsonNode answer = answers.next();
        while (answer.path("id").asInt() != id) {
            answer = answers.next();
        }
        return answer;
    }

    @Override
    public void close() {
        page.abort();
        http.shutdownNow();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    /** Messages of the browser, put together from their frames. */
    private static final class Answers implements WebSocket.Listener {
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final StringBuilder partial = new StringBuilder();

        @Override
        @SuppressWarnings("NullAway") // the listener's way to say that the text has been used
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            partial.append(text);
            if (last) {
                messages.add(partial.toString());
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        JsonNode next() throws IOException, InterruptedException {
            String message = messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(message).as("an answer of the browser").isNotNull();
            return Json.tree(String.valueOf(message).getBytes(StandardCharsets.UTF_8));
        }
    }
}
