package org.xentestday.agent.disk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** The form of the log: a line is eight hex digits of CRC-32C, a space, the record, a line end. */
final class Lines {
    private static final int PREFIX = 9;
    /** No line of ours is longer; of a longer one no more than this is held. */
    private static final int MAX_LINE = 4 * 1024 * 1024;

    private static final HexFormat HEX = HexFormat.of();

    private Lines() {}

    /** A record as its line. The record must not contain a line end. */
    static byte[] write(byte[] record) {
        byte[] line =
                Arrays.copyOf((checksum(record) + " ").getBytes(StandardCharsets.US_ASCII), PREFIX + record.length + 1);
        System.arraycopy(record, 0, line, PREFIX, record.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /** All whole records in order, and how many lines were none. */
    static Contents read(byte[] file) {
        List<byte[]> records = new ArrayList<>();
        try {
            int unreadable = scan(new ByteArrayInputStream(file), (place, record) -> records.add(record));
            return new Contents(records, unreadable);
        } catch (IOException e) {
            throw new IllegalStateException("reading bytes in memory cannot fail", e);
        }
    }

    /**
     * Shows all whole records in order, one at a time. Whatever else is between two line ends is counted and passed
     * over; an empty line is what is left where a writer closed a torn line, and is no loss.
     */
    static int scan(InputStream file, Visitor visitor) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long start = 0;
        long at = 0;
        int unreadable = 0;
        for (int next = file.read(); next >= 0 || at > start; next = file.read()) {
            if (next >= 0 && next != '\n') {
                at++;
                if (line.size() <= MAX_LINE) {
                    line.write(next);
                }
                continue;
            }
            Optional<byte[]> record = record(line.toByteArray());
            if (record.isPresent()) {
                visitor.see(new Place(start, line.size()), record.get());
            } else if (line.size() > 0) {
                unreadable++;
            }
            line.reset();
            start = ++at;
        }
        return unreadable;
    }

    /** Sees one record after the other. */
    interface Visitor {
        void see(Place place, byte[] record);
    }

    /** The record in a line without its end; empty if the line is not whole. */
    static Optional<byte[]> record(byte[] line) {
        if (line.length <= PREFIX || line.length > MAX_LINE || line[PREFIX - 1] != ' ') {
            return Optional.empty();
        }
        byte[] record = Arrays.copyOfRange(line, PREFIX, line.length);
        byte[] checksum = checksum(record).getBytes(StandardCharsets.US_ASCII);
        return Arrays.equals(checksum, 0, PREFIX - 1, line, 0, PREFIX - 1) ? Optional.of(record) : Optional.empty();
    }

    private static String checksum(byte[] record) {
        CRC32C crc = new CRC32C();
        crc.update(record);
        return HEX.toHexDigits((int) crc.getValue());
    }
}
