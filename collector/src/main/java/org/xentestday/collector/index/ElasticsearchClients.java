package org.xentestday.collector.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.http.HttpHost;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.nio.client.HttpAsyncClientBuilder;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.xentestday.model.json.Json;

/** Makes the clients of Elasticsearch. They connect when they are used: a server that is away is no fault at start. */
@Factory
final class ElasticsearchClients {
    /**
     * Where Elasticsearch is.
     *
     * @param url {@code http://host:port}, more than one separated by commas
     * @param user its user, where it asks for one
     * @param password that user's password
     * @param caFile the certificate that signs its own, PEM; needed where no public authority does
     * @param timeout how long one request may take
     */
    @ConfigurationProperties("testday.elasticsearch")
    record Settings(
            @Bindable(defaultValue = "http://127.0.0.1:9200")
            String url,

            @Nullable String user,
            @Nullable String password,
            @Nullable Path caFile,
            @Bindable(defaultValue = "20s") Duration timeout) {}

    @Singleton
    @Bean(preDestroy = "close")
    RestClient rest(Settings settings) {
        int millis = Math.toIntExact(settings.timeout().toMillis());
        return RestClient.builder(hosts(settings.url()))
                .setRequestConfigCallback(
                        request -> request.setConnectTimeout(millis).setSocketTimeout(millis))
                .setHttpClientConfigCallback(http -> secured(http, settings))
                .build();
    }

    private static HttpAsyncClientBuilder secured(HttpAsyncClientBuilder http, Settings settings) {
        if (settings.user() != null) {
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    AuthScope.ANY, new UsernamePasswordCredentials(settings.user(), settings.password()));
            http.setDefaultCredentialsProvider(credentials);
        }
        return settings.caFile() == null ? http : http.setSSLContext(CaFile.trusted(settings.caFile()));
    }

    @Singleton
    ElasticsearchClient typed(RestClient rest) {
        // The client reads documents out of the middle of an answer: there is always something behind them.
        ObjectMapper json = Json.mapper().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        return new ElasticsearchClient(new RestClientTransport(rest, new JacksonJsonpMapper(json)));
    }

    private static HttpHost[] hosts(String urls) {
        return Stream.of(urls.split(",", -1))
                .map(String::strip)
                .map(HttpHost::create)
                .toArray(HttpHost[]::new);
    }
}
