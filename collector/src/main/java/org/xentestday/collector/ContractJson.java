package org.xentestday.collector;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.jackson.ObjectMapperFactory;
import jakarta.inject.Singleton;
import org.xentestday.model.json.Json;

/** Makes HTTP speak JSON exactly as the contract does. */
@Factory
final class ContractJson {
    @Singleton
    @Primary
    @Replaces(value = ObjectMapper.class, factory = ObjectMapperFactory.class)
    ObjectMapper mapper() {
        return Json.mapper();
    }
}
