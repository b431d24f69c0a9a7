package org.xentestday.collector.receipt;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.xentestday.collector.role.InRole;
import org.xentestday.collector.role.Role;

/** Receipts over HTTP, for anyone who has the id. */
@Controller("/api/v1/results")
@InRole(Role.INTAKE)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReceiptController {
    private final Receipts receipts;

    ReceiptController(Receipts receipts) {
        this.receipts = receipts;
    }

    /** Where a result is and what became of it. */
    @ApiResponse(responseCode = "200", description = "The receipt.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "unknown-result")
    @ApiResponse(responseCode = "503", description = "index-away")
    @Get("/{id}")
    Receipt receipt(String id) {
        return receipts.of(id);
    }
}
