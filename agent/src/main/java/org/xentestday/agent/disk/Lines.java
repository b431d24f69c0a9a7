package org.xentestday.agent.disk;

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

    /**
     * All whole records in order. Whatever else is between two line ends is counted and passed over; an empty line is
     * what is left where a writer closed a torn line, and is no loss.
     */
    static Contents read(byte[] file) {
        List<byte[]> records = new ArrayList<>();
        int unreadable = 0;
        int start = 0;
        while (start < file.length) {
            int end = lineEnd(file, start);
            Optional<byte[]> record = record(Arrays.copyOfRange(file, start, end));
            record.ifPresent(records::add);
            unreadable += record.isEmpty() && end > start ? 1 : 0;
            start = end + 1;
        }
        return new Contents(records, unreadable);
    }

    private static int lineEnd(byte[] file, int from) {
        int at = from;
        while (at < file.length && file[at] != '\n') {
            at++;
        }
        return at;
    }

    private static Optional<byte[]> record(byte[] line) {
        if (line.length <= PREFIX || line[PREFIX - 1] != ' ') {
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
