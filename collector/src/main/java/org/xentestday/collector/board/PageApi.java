package org.xentestday.collector.board;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;

/** The board's page: three files that need nothing else, from nowhere else. */
@Controller
final class PageApi {
    private final Asset page = Asset.of("board.html", "text/html;charset=utf-8");
    private final Asset style = Asset.of("board.css", "text/css;charset=utf-8");
    private final Asset script = Asset.of("board.js", "text/javascript;charset=utf-8");
    private final Asset icon = Asset.of("board.svg", "image/svg+xml");

    /** The board's page. */
    @ApiResponse(responseCode = "200", description = "The page.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "304", description = "As it was: see If-None-Match.")
    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<byte[]> page(@Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return page.answer(known);
    }

    /** Its style. */
    @ApiResponse(responseCode = "200", description = "The style.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "304", description = "As it was: see If-None-Match.")
    @Get(uri = "/board.css", produces = "text/css")
    HttpResponse<byte[]> style(@Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return style.answer(known);
    }

    /** Its script. */
    @ApiResponse(responseCode = "200", description = "The script.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "304", description = "As it was: see If-None-Match.")
    @Get(uri = "/board.js", produces = "text/javascript")
    HttpResponse<byte[]> script(@Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return script.answer(known);
    }

    /** Its icon. */
    @ApiResponse(responseCode = "200", description = "The icon.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "304", description = "As it was: see If-None-Match.")
    @Get(uri = "/board.svg", produces = "image/svg+xml")
    HttpResponse<byte[]> icon(@Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        return icon.answer(known);
    }
}
