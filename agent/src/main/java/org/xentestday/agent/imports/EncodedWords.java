package org.xentestday.agent.imports;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of mails that is written in ASCII only: {@code =?utf-8?q?...?=} in headers, {@code =C3=BC} in bodies. */
final class EncodedWords {
    private static final Pattern WORD = Pattern.compile("=\\?([\\w.:-]+)\\?([bBqQ])\\?([^?\\s]*)\\?=(?:\\s+(?==\\?))?");

    private EncodedWords() {}

    static String decoded(String header) {
        return WORD.matcher(header)
                .replaceAll(word ->
                        Matcher.quoteReplacement(word(word.group(1), word.group(2), word.group(3), word.group())));
    }

    private static String word(String name, String kind, String text, String whole) {
        Charset charset = Decoding.named(name).orElse(StandardCharsets.UTF_8);
        if (kind.equalsIgnoreCase("q")) {
            return quotedPrintable(text.replace('_', ' '), charset);
        }
        try {
            return new String(Base64.getDecoder().decode(text), charset);
        } catch (IllegalArgumentException e) {
            return whole;
        }
    }

    static String quotedPrintable(String text, Charset charset) {
        byte[] in = text.getBytes(charset);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            int high = in[i] == '=' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
            out.write(low < 0 ? in[i] : high * 16 + low);
            i += low < 0 ? 0 : 2;
        }
        return out.toString(charset);
    }
}
