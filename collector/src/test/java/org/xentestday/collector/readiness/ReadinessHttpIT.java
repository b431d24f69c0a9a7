package org.xentestday.collector.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.collector.view.StoryTeller;
import org.xentestday.model.json.Json;

@MicronautTest(transactional = false, rebuildContext = true)
@Property(name = "testday.story", value = "true")
@Property(name = "testday.roles", value = "board")
@Property(name = "testday.port", value = "-1")
class ReadinessHttpIT {
    @Inject
    @Client("/")
    HttpClient http;

    @Inject
    StoryTeller story;

    @BeforeEach
    void the_story_is_told() {
        story.tell();
    }

    @Test
    void who_takes_anything_gets_the_mail_on_the_newest_candidate() {
        // when
        HttpResponse<String> answer = get("/api/v1/readiness/xen-4.3.0", "*/*");

        // then
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(answer.body()).startsWith("Subject: [xen-4.3.0] 4.3.0-rc6: NOT READY\n");
    }

    @Test
    void a_program_gets_json() throws IOException {
        // when
        String json = get("/api/v1/readiness/xen-4.3.0?candidate=rc5", "application/json")
                .getBody(String.class)
                .orElseThrow();

        // then
        Readiness report = Json.read(json.getBytes(StandardCharsets.UTF_8), Readiness.class);
        assertThat(report.candidate()).hasToString("4.3.0-rc5");
        assertThat(report.outcome()).isEqualTo(Outcome.NOT_ENOUGH_EVIDENCE);
    }

    @Test
    void a_testday_that_is_not_there_is_a_problem() {
        // when
        HttpClientResponseException refused = catchThrowableOfType(
                HttpClientResponseException.class, () -> get("/api/v1/readiness/none", "text/plain"));

        // then
        assertThat(refused.getStatus().getCode()).isEqualTo(404);
        assertThat(refused.getResponse().header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void a_broken_policy_keeps_the_process_from_starting(@TempDir Path directory) throws IOException {
        // given
        Path policy = Files.writeString(directory.resolve("mine.yaml"), "id: mine\nrules: many\n");
        Map<String, Object> settings =
                Map.of("testday.policy", policy.toString(), "testday.roles", "board", "testday.story", "true");

        // when
        RuntimeException refused = catchThrowableOfType(
                RuntimeException.class, () -> ApplicationContext.run(settings).close());

        // then
        assertThat(refused)
                .hasStackTraceContaining("The policy " + policy + " is broken in line 2: rules must be a list.");
    }

    private HttpResponse<String> get(String path, String accept) {
        return http.toBlocking().exchange(HttpRequest.GET(path).header("Accept", accept), String.class);
    }
}
