package org.xentestday.agent.imports;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail: its headers, unfolded, by lower-case name, and the lines of its plain text. Where the text is not encoded, its
 * lines keep the numbers they have in the file.
 */
record Mail(Map<String, String> headers, List<String> lines) {
    private static final Pattern HEADER = Pattern.compile("([A-Za-z][A-Za-z0-9-]*):(.*)");
    private static final List<String> TELLING = List.of("subject", "from", "date", "message-id");
    private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
    private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([\\w.:-]+)");
    private static final Pattern SOFT_BREAK = Pattern.compile("=[ \\t]*$");
    private static final int DEEPEST = 4;

    /** The mail in that file, if it begins with the headers of one. */
    static Optional<Mail> of(Source source) {
        List<String> lines = source.lines();
        int start = !lines.isEmpty() && lines.getFirst().startsWith("From ") ? 1 : 0;
        while (start < lines.size() && lines.get(start).isBlank()) {
            start++;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        int body = headers(lines, start, headers);
        boolean telling = TELLING.stream().anyMatch(headers::containsKey);
        return telling && body > start
                ? Optional.of(new Mail(headers, text(source, headers, lines, body, 0)))
                : Optional.empty();
    }

    /** What a person reads of that file: the plain text of the mail that it is, else the file itself. */
    static List<String> text(Optional<Mail> mail, Source source) {
        return mail.map(Mail::lines).orElseGet(source::lines);
    }

    String subject() {
        return headers.getOrDefault("subject", "");
    }

    /** When it was sent, if it says so in a readable way. */
    Optional<Instant> date() {
        String date = headers.getOrDefault("date", "")
                .replaceFirst("\\s*\\([^)]*\\)\\s*$", "")
                .strip();
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Takes the headers that begin at that line; returns the line after the blank one that ends them. */
    private static int headers(List<String> lines, int start, Map<String, String> headers) {
        String name = "";
        for (int i = start; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank()) {
                headers.replaceAll((key, value) -> EncodedWords.decoded(value));
                return i + 1;
            }
            Matcher header = HEADER.matcher(line);
            if (!name.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"))) {
                headers.merge(name, " " + line.strip(), String::concat);
            } else if (header.matches()) {
                name = header.group(1).toLowerCase(Locale.ROOT);
                headers.putIfAbsent(name, header.group(2).strip());
            } else {
                headers.clear();
                return start; // not a mail
            }
        }
        return start;
    }

    private static List<String> text(
            Source source, Map<String, String> headers, List<String> lines, int body, int depth) {
        String type = headers.getOrDefault("content-type", "text/plain").toLowerCase(Locale.ROOT);
        List<String> rest = lines.subList(Math.min(body, lines.size()), lines.size());
        if (type.startsWith("multipart/") && depth < DEEPEST) {
            return part(source, headers.getOrDefault("content-type", ""), rest, depth);
        }
        if (type.startsWith("text/html") || type.startsWith("multipart/")) {
            throw source.wrong(body + 1, "this mail has no plain text, only HTML: save it as text.");
        }
        String encoding = headers.getOrDefault("content-transfer-encoding", "").toLowerCase(Locale.ROOT);
        Charset charset = charset(headers.getOrDefault("content-type", ""));
        return switch (encoding) {
            case "base64" -> base64(source, body + 1, rest, charset);
            case "quoted-printable" -> quotedPrintable(rest, charset);
            default -> numbered(rest, depth == 0 ? body : 0);
        };
    }

    private static List<String> numbered(List<String> rest, int before) {
        List<String> all = new ArrayList<>(Collections.nCopies(before, ""));
        all.addAll(rest);
        return all;
    }

    /** The first part that is plain text. */
    private static List<String> part(Source source, String type, List<String> lines, int depth) {
        Matcher matcher = BOUNDARY.matcher(type);
        if (!matcher.find()) {
            throw source.wrong("this mail has parts and does not say what parts them.");
        }
        String line = "--" + (matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        for (List<String> each : parts(lines, line)) {
            Map<String, String> headers = new LinkedHashMap<>();
            int body = headers(each, 0, headers);
            String own = headers.getOrDefault("content-type", "text/plain").toLowerCase(Locale.ROOT);
            if (own.startsWith("text/plain") || own.startsWith("multipart/")) {
                return text(source, headers, each, body, depth + 1);
            }
        }
        throw source.wrong("this mail has no plain text, only HTML or attachments: save it as text.");
    }

    private static List<List<String>> parts(List<String> lines, String boundary) {
        List<List<String>> parts = new ArrayList<>();
        int begin = -1;
        for (int i = 0; i <= lines.size(); i++) {
            boolean end = i == lines.size() || lines.get(i).stripTrailing().startsWith(boundary);
            if (end && begin >= 0) {
                parts.add(lines.subList(begin, i));
            }
            begin = end ? i + 1 : begin;
        }
        return parts;
    }

    private static Charset charset(String type) {
        Matcher matcher = CHARSET.matcher(type);
        return matcher.find()
                ? Decoding.named(matcher.group(1)).orElse(StandardCharsets.UTF_8)
                : StandardCharsets.UTF_8;
    }

    private static List<String> base64(Source source, int line, List<String> lines, Charset charset) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(String.join("\n", lines));
            return new String(bytes, charset).lines().toList();
        } catch (IllegalArgumentException e) {
            throw source.wrong(line, "the text of this mail is damaged (base64).");
        }
    }

    private static List<String> quotedPrintable(List<String> lines, Charset charset) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            Matcher soft = SOFT_BREAK.matcher(line);
            text.append(soft.find() ? line.substring(0, soft.start()) : line + "\n");
        }
        return EncodedWords.quotedPrintable(text.toString(), charset).lines().toList();
    }
}
