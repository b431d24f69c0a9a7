package org.xentestday.agent.imports;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes to text. A file says its encoding by a byte order mark, an XML declaration or a mail header; else it is UTF-8. */
final class Decoding {
    private static final int HEAD_BYTES = 16 * 1024;
    private static final Pattern XML = Pattern.compile("\\A\\s*<\\?xml[^>]*encoding=[\"']([\\w.:-]+)[\"']");
    private static final Pattern MAIL =
            Pattern.compile("(?im)^Content-Type:(?:[^\\n]*\\n[ \\t]){0,4}[^\\n]*?charset=\"?([\\w.:-]+)");

    private Decoding() {}

    static Source source(String name, byte[] bytes) {
        Source nothing = new Source(name, "");
        if (bytes.length > Imports.MOST_BYTES) {
            throw nothing.wrong("the file has more than " + Imports.MOST_BYTES / (1024 * 1024)
                    + " MiB: keep the part that tells results.");
        }
        if (beginsWith(bytes, 0x1f, 0x8b)) {
            throw nothing.wrong("the file is compressed: import what gunzip makes of it; a bundle of testday is sent "
                    + "as it is, with testday send --bundle.");
        }
        String text = text(nothing, bytes);
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            throw nothing.wrong(lineAt(text, zero), "this is no text but a binary file.");
        }
        return new Source(name, text.startsWith("\ufeff") ? text.substring(1) : text);
    }

    private static String text(Source source, byte[] bytes) {
        Charset charset = declared(bytes);
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer chars = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), chars, true);
        String text = chars.flip().toString();
        if (result.isError()) {
            boolean binary = text.indexOf('\0') >= 0;
            throw source.wrong(
                    lineAt(text, text.length()),
                    binary
                            ? "this is no text but a binary file."
                            : "this is not text in " + charset.name() + "; iconv makes it UTF-8.");
        }
        return text;
    }

    private static Charset declared(byte[] bytes) {
        if (beginsWith(bytes, 0xfe, 0xff) || beginsWith(bytes, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16;
        }
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
        return found(XML, head).or(() -> found(MAIL, head)).orElse(StandardCharsets.UTF_8);
    }

    private static boolean beginsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    private static Optional<Charset> found(Pattern pattern, String head) {
        Matcher matcher = pattern.matcher(head);
        return matcher.find() ? named(matcher.group(1)) : Optional.empty();
    }

    /** The charset of that name if it holds ASCII as it is; plain ASCII is read as UTF-8, which it is part of. */
    static Optional<Charset> named(String name) {
        try {
            Charset charset = Charset.forName(name);
            return charset.contains(StandardCharsets.US_ASCII) && !charset.equals(StandardCharsets.US_ASCII)
                    ? Optional.of(charset)
                    : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static int lineAt(String text, int end) {
        return 1
                + (int) text.substring(0, end)
                        .chars()
                        .filter(each -> each == '\n')
                        .count();
    }
}
