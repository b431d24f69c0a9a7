package org.xentestday.agent.imports;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads files that other tools and people wrote. Pure; any bytes give a reading or one sentence. */
public final class Imports {
    /** A larger file is refused: it holds logs and not only results. */
    public static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final Pattern FLIGHT = Pattern.compile("(?m)^[> ]*+flight \\d+ \\S+");
    private static final Pattern XTF = Pattern.compile(
            "(?m)^[> ]*+(?:\\(d\\d+\\) )?(Combined test results:|--- Xen Test Framework ---|Executing 'xl create .*test-\\S+\\.cfg')");
    private static final Pattern TAP = Pattern.compile("(?m)^(TAP version \\d+|\\d+\\.\\.\\d+( #.*)?|(not )?ok\\b.*)$");
    private static final Pattern LABELS = Pattern.compile(
            "(?mi)^[> \\t*-]*+(hardware|software|guest operating systems?|functionality( tested)?)\\s*:");
    private static final Pattern TESTDAY = Pattern.compile("(?mi)^subject:.*\\btestday\\b");
    private static final Pattern EVENT = Pattern.compile("\\A\\s*\\{[^\\n]*\"(specversion|publicKey)\"");

    private Imports() {}

    /**
     * What a file tells.
     *
     * @param name for sentences about it
     * @param form what the tester says it is; empty to see by its words
     * @param exitCode how xtf-runner ended, where the tester knows
     */
    public static Reading read(String name, byte[] bytes, Optional<FileForm> form, OptionalInt exitCode) {
        Source source = Decoding.source(name, bytes);
        if (source.text().isBlank() && exitCode.isEmpty()) {
            throw source.wrong("the file is empty.");
        }
        if (EVENT.matcher(source.text()).find()) {
            throw source.wrong(
                    "this is a bundle of signed results of testday: it is sent as it is, with testday send --bundle.");
        }
        try {
            return read(
                    source, form.orElseGet(() -> exitCode.isPresent() ? FileForm.XTF : recognised(source)), exitCode);
        } catch (StackOverflowError e) {
            throw source.wrong("it is nested too deep.");
        }
    }

    private static Reading read(Source source, FileForm form, OptionalInt exitCode) {
        return switch (form) {
            case XTF -> new Xtf(source, exitCode).read();
            case OSSTEST -> new Osstest(source).read();
            case JUNIT -> new Junit(source).read();
            case TAP -> new Tap(source).read();
            case MAIL -> new TestdayMail(source).read();
            case PROPOSAL -> ProposalFile.read(source);
        };
    }

    /** The first form whose own words are in it; mails quote everything, so their own words come late. */
    private static FileForm recognised(Source source) {
        if (ProposalFile.recognises(source.text())) {
            return FileForm.PROPOSAL;
        }
        if (Junit.recognises(source.text())) {
            return FileForm.JUNIT;
        }
        Optional<Mail> mail = Mail.of(source);
        String text = String.join("\n", Mail.text(mail, source));
        if (FLIGHT.matcher(text).find()) {
            return FileForm.OSSTEST;
        }
        if (XTF.matcher(text).find()) {
            return FileForm.XTF;
        }
        if (LABELS.matcher(text).find() || TESTDAY.matcher(source.text()).find() || mail.isPresent()) {
            return FileForm.MAIL;
        }
        if (TAP.matcher(text).find()) {
            return FileForm.TAP;
        }
        throw source.wrong("it is in no form that testday knows; say which with --format if it is one.");
    }
}
