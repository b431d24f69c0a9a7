package org.xentestday.collector.openapi;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** What the document says about the whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Xen TestDay collector",
                        version = "1",
                        description = "Takes in what testers saw, and tells what follows from it. Errors are"
                                + " application/problem+json (RFC 9457) with stable types. Bodies may be gzip.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")))
@SecurityScheme(
        name = ApiInfo.ORGANISER,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "The organiser's secret.")
final class ApiInfo {
    static final String ORGANISER = "organiser";

    private ApiInfo() {}
}
