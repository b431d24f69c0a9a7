package org.xentestday.agent.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever went wrong into an exit code and one sentence. A tester never sees a stack trace. */
final class Sentences {
    private Sentences() {}

    static int print(Exception e, CommandLine command) {
        return print(known(e), command.getErr());
    }

    /** Too little memory, or an installation of which something is missing. */
    static int print(Error e, PrintWriter err) {
        return print(fault(e), err);
    }

    private static int print(AgentException e, PrintWriter err) {
        err.println(e.sentence());
        return e.exit().code();
    }

    static int print(ParameterException e) {
        CommandLine command = e.getCommandLine();
        command.getErr().println(e instanceof UnmatchedArgumentException wrong ? sentence(wrong) : e.getMessage());
        command.getErr().println("See " + command.getCommandSpec().qualifiedName(" ") + " --help.");
        return Exit.USAGE.code();
    }

    private static String sentence(UnmatchedArgumentException e) {
        CommandLine command = e.getCommandLine();
        String first = e.getUnmatched().getFirst();
        String kind =
                first.startsWith("-") ? "option" : command.getSubcommands().isEmpty() ? "argument" : "command";
        String meant = e.getSuggestions().stream()
                .findFirst()
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse(".");
        return command.getCommandSpec().qualifiedName(" ") + " knows no " + kind + " " + first + meant;
    }

    private static AgentException known(Exception e) {
        return switch (e) {
            case AgentException agent -> agent;
            case UncheckedIOException wrapped -> known(Objects.requireNonNull(wrapped.getCause()));
            case InvalidPathException wrong ->
                new AgentException(Exit.DATA, "No file can be called " + wrong.getInput() + " here.", e);
            case AccessDeniedException denied ->
                new AgentException(Exit.NOT_PERMITTED, "No permission for " + denied.getFile() + ".", e);
            case NoSuchFileException missing ->
                new AgentException(Exit.IO, "There is no file " + missing.getFile() + ".", e);
            case FileSystemException file -> new AgentException(Exit.IO, file.getFile() + ": " + reason(file) + ".", e);
            case IOException io ->
                new AgentException(Exit.IO, "Reading or writing failed: " + io.getMessage() + ".", e);
            default -> fault(e);
        };
    }

    private static AgentException fault(Throwable e) {
        return new AgentException(
                Exit.FAULT, "This is a fault of testday itself, please report it: " + e + at(e) + ".", e);
    }

    private static String reason(FileSystemException e) {
        return e.getReason() == null ? "it cannot be read or written" : e.getReason();
    }

    /** Where it happened, for the report. */
    private static String at(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }
}
