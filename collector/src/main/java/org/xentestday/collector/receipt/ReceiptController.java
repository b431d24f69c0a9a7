package org.xentestday.collector.receipt;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
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

    @Get("/{id}")
    Receipt receipt(String id) {
        return receipts.of(id);
    }
}
