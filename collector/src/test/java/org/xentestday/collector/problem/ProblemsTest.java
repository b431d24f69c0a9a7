package org.xentestday.collector.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.collector.fixture.Answer;
import org.xentestday.collector.fixture.TestCollector;

/** Every error has one form, whoever found it. */
class ProblemsTest {
    private static TestCollector collector;

    /** Something to go wrong. */
    @Controller("/trouble")
    @Requires(property = "testday.trouble")
    static class Trouble {
        /**
         * What it wants.
         *
         * @param number any
         */
        record Wanted(int number) {}

        @Get("/unexpected")
        String unexpected() {
            throw new IllegalStateException("the secret inside");
        }

        @Post("/wanted")
        int wanted(@Body Wanted wanted) {
            return wanted.number();
        }
    }

    @BeforeAll
    static void start(@TempDir Path data) {
        collector = TestCollector.with(data, Map.of("testday.trouble", "true"));
    }

    @AfterAll
    static void stop() {
        collector.close();
    }

    @Test
    void unknown_path_is_a_problem() {
        collector.get("/api/v1/nothing").isProblem(404, "not-found");
    }

    @Test
    void wrong_method_is_a_problem_that_names_the_right_ones() {
        Answer answer = collector.get("/api/v1/results");
        answer.isProblem(405, "method-not-allowed");
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void body_that_is_no_json_is_a_problem() {
        collector.postJson("/trouble/wanted", "{\"number\":").isProblem(400, "malformed");
        collector.postJson("/trouble/wanted", "{\"number\":null}").isProblem(400, "malformed");
        collector.postJson("/trouble/wanted", "").isProblem(400, "malformed");
    }

    @Test
    void other_content_type_is_a_problem() {
        collector.post("/trouble/wanted", "image/png", new byte[1]).isProblem(415, "unsupported-media-type");
    }

    @Test
    void answer_that_cannot_be_given_as_asked_is_a_problem() {
        collector
                .send(collector
                        .to("/api/v1/plans")
                        .header("Accept", "image/png")
                        .GET())
                .isProblem(406, "not-acceptable");
    }

    @Test
    void unexpected_error_tells_where_to_look_and_nothing_else() {
        Answer answer = collector.get("/trouble/unexpected");
        answer.isProblem(500, "unexpected");
        assertThat(answer.json().path("instance").asText()).matches("urn:xentestday:problem:occurrence:[0-9a-f-]{36}");
        assertThat(answer.text()).doesNotContain("secret", "Exception");
    }

    @Test
    void body_that_says_it_is_too_long_is_refused_unread() throws IOException {
        // given a client that sends headers only
        String head = """
                POST /api/v1/results/batch HTTP/1.1
                Host: localhost
                Content-Type: application/x-ndjson
                Content-Length: 20000000

                """.replace("\n", "\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), collector.port())) {
            socket.setSoTimeout(10_000);
            // when
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            // then it is answered, and the connection closed: readAllBytes came back
            assertThat(answer).startsWith("HTTP/1.1 413 ").contains("urn:xentestday:problem:too-large");
        }
    }
}
