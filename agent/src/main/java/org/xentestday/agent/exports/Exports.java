package org.xentestday.agent.exports;

import java.time.Instant;
import java.util.List;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.result.Result;

/** The forms in which results can be exported. */
public enum Exports {
    JUNIT {
        @Override
        public String write(List<Result> results, Catalogue catalogue, Instant now) {
            return new JunitExport(catalogue).write(results);
        }
    },
    KCIDB {
        @Override
        public String write(List<Result> results, Catalogue catalogue, Instant now) {
            return new KcidbExport(catalogue).write(results);
        }
    },
    CTRF {
        @Override
        public String write(List<Result> results, Catalogue catalogue, Instant now) {
            return new CtrfExport(catalogue).write(results, now);
        }
    };

    /** The results in that form; ends with a line end. */
    public abstract String write(List<Result> results, Catalogue catalogue, Instant now);

    /** The area of a test; results may name tests that this version does not know. */
    static String area(Catalogue catalogue, Result result) {
        return catalogue.test(result.test()).map(test -> test.area()).orElse("unknown");
    }

    /** One sentence about how it went, for formats with one place for it. */
    static String message(Result result) {
        String sentence = result.wentWrong() != null ? result.wentWrong() : result.reason();
        String step = result.lastStep() == null ? "" : " (last step: " + result.lastStep() + ")";
        return (sentence == null ? result.status().name() : sentence) + step;
    }
}
