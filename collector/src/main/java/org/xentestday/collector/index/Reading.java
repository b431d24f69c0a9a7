package org.xentestday.collector.index;

/** What one record of the log asks of the index. */
sealed interface Reading {
    /** Something to do in the index. Doing it twice, or late, changes nothing. */
    sealed interface Write extends Reading {
        /** The index it goes to; a template makes it on first use. */
        String index();

        /** The document's id. */
        String id();

        /** The same for another index. */
        Write into(String other);
    }

    /** A document that is made once; a second one under its id is the same one again. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Create(String index, String id, byte[] document) implements Write {
        @Override
        public Write into(String other) {
            return new Create(other, id, document);
        }
    }

    /** A document of which the newest version wins, whatever the order of arrival. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Put(String index, String id, long version, byte[] document) implements Write {
        @Override
        public Write into(String other) {
            return new Put(other, id, version, document);
        }
    }

    /** A document that is no longer true from that version on. */
    record Remove(String index, String id, long version) implements Write {
        @Override
        public Write into(String other) {
            return new Remove(other, id, version);
        }
    }

    /** Nothing to index, and somebody else says so to the sender. */
    record Skip(String why) implements Reading {}

    /** A record that this version can never index. */
    record Poison(String reason, String sentence) implements Reading {}
}
