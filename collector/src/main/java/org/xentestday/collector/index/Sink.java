package org.xentestday.collector.index;

import java.util.List;

/** Where documents go. Not thread-safe: the indexer's one thread uses it. */
interface Sink {
    /** Makes the place ready to be written to. May be called again at any time. */
    void prepare() throws AwayException, NewerIndexException;

    /** Writes all of them and says for each, in their order, what became of it, once that is durable. */
    List<Outcome> write(List<Reading.Write> writes) throws AwayException;
}
