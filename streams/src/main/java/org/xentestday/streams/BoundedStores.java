package org.xentestday.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the memory of all RocksDB stores of a process together: blocks, indexes and filters, and what is not yet
 * written, share {@value #TOTAL_MB} MB however many partitions there are. Kafka's own bounds are for each store.
 */
public final class BoundedStores implements RocksDBConfigSetter {
    private static final long TOTAL_MB = 96;
    private static final long UNWRITTEN_MB = 48;
    private static final long MB = 1024 * 1024;
    private static final double FOR_INDEXES = 0.2;
    private static final long ONE_BUFFER = 4 * MB;

    static {
        RocksDB.loadLibrary();
    }

    private static final Cache CACHE = new LRUCache(TOTAL_MB * MB, -1, false, FOR_INDEXES);
    private static final WriteBufferManager UNWRITTEN = new WriteBufferManager(UNWRITTEN_MB * MB, CACHE);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        options.setWriteBufferManager(UNWRITTEN);
        options.setWriteBufferSize(ONE_BUFFER);
        options.setTableFormatConfig(table);
    }

    /** The cache belongs to all stores and lives as long as the process. */
    @Override
    public void close(String store, Options options) {}
}
