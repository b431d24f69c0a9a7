package org.xentestday.collector.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.collector.fixture.Answer;
import org.xentestday.collector.fixture.TestCollector;

class OpenApiTest {
    private static TestCollector collector;
    private static Answer answer;

    @BeforeAll
    static void start(@TempDir Path data) {
        collector = TestCollector.in(data);
        answer = collector.get("/openapi.yaml");
    }

    @AfterAll
    static void stop() {
        collector.close();
    }

    @Test
    void it_is_served_as_yaml() {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/yaml");
    }

    @Test
    void another_parser_finds_nothing_wrong_with_it() {
        SwaggerParseResult read = read();
        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getInfo().getTitle()).isEqualTo("Xen TestDay collector");
    }

    @Test
    void every_route_of_the_server_is_in_it_and_no_other() {
        List<String> served = collector
                .bean(Router.class)
                .uriRoutes()
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .map(route -> route.getHttpMethodName() + " "
                        + route.getUriMatchTemplate().toString().replaceAll("\\{[?&].*", ""))
                .toList();
        List<String> described = operations().map(Described::name).toList();
        assertThat(new TreeSet<>(described)).isEqualTo(new TreeSet<>(served));
    }

    @Test
    void every_operation_says_what_it_is_for_and_has_a_name_of_its_own() {
        assertThat(operations())
                .allSatisfy(each -> assertThat(each.operation().getSummary())
                        .as(each.name())
                        .isNotBlank());
        assertThat(operations().map(each -> each.operation().getOperationId())).doesNotHaveDuplicates();
    }

    @Test
    void every_problem_is_described_with_its_types() {
        assertThat(operations().filter(each -> each.path().startsWith("/api/")))
                .allSatisfy(each -> each.operation().getResponses().forEach((status, response) -> {
                    if (status.charAt(0) >= '4' && status.charAt(0) <= '5') {
                        assertThat(response.getContent())
                                .as(each.name() + " " + status + ": a code that ProblemType does not have")
                                .containsKey("application/problem+json");
                    }
                }));
    }

    @Test
    void organiser_s_operations_ask_for_the_secret() {
        assertThat(operations()
                        .filter(each -> each.operation().getSecurity() != null)
                        .map(Described::name))
                .contains("PUT /api/v1/plans/{id}", "POST /api/v1/tokens")
                .doesNotContain("POST /api/v1/results");
    }

    private record Described(String path, String method, Operation operation) {
        String name() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }

    private static Stream<Described> operations() {
        OpenAPI document = read().getOpenAPI();
        return document.getPaths().entrySet().stream()
                .flatMap(path -> path.getValue().readOperationsMap().entrySet().stream()
                        .map(each -> new Described(path.getKey(), each.getKey().name(), each.getValue())));
    }

    private static SwaggerParseResult read() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIV3Parser().readContents(answer.text(), null, options);
    }
}
