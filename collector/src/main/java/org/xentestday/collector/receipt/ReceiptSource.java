package org.xentestday.collector.receipt;

import java.util.Optional;
import org.xentestday.model.verdict.Disposition;
import org.xentestday.model.verdict.Verdict;

/** Where receipts are looked up. Every method throws {@link ReceiptsAwayException} where it cannot be asked now. */
public interface ReceiptSource {
    /** What became of the result, once that is decided. */
    Optional<Disposition> disposition(String resultId);

    /** The machine whose result of that id was seen in the log. */
    Optional<String> machine(String resultId);

    /** Why a record that carried that id was put into the DLQ; anyone may have written the id there. */
    Optional<Receipt.Rejection> rejection(String resultId);

    /** The verdict of that key as it is now. */
    Optional<Verdict> verdict(String key);
}
