package org.xentestday.agent.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.Agent;
import org.xentestday.agent.Whose;
import org.xentestday.agent.embargo.Withheld;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.imports.FileForm;
import org.xentestday.agent.imports.Imports;
import org.xentestday.agent.imports.ProposalFile;
import org.xentestday.agent.imports.Reading;
import org.xentestday.agent.probe.Probe;
import org.xentestday.agent.send.Sending;
import org.xentestday.agent.settings.Settings;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code testday import}. */
@Command(
        name = "import",
        sortOptions = false,
        description =
                "Records results that XTF, osstest, JUnit XML, TAP or a test report in free text tell of. It shows "
                        + "what it would record and asks; what a file leaves open it asks, or writes to a proposal file to be "
                        + "completed and imported.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class ImportCommand implements Callable<Integer> {
    private static final String PROPOSAL = ".proposal.json";

    @ParentCommand
    private Testday testday;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "What to import; - is the standard input.")
    private List<String> files;

    @Option(names = "--format", description = "One of ${COMPLETION-CANDIDATES}, if its words do not tell.")
    private @Nullable FileForm format;

    @Option(names = "--candidate", paramLabel = "NAME", description = "What ran, where the file does not say.")
    private @Nullable Candidate candidate;

    @Option(names = "--changeset", paramLabel = "HEX", description = "The xen.git commit, where the file does not say.")
    private @Nullable String changeset;

    @Option(names = "--exit-code", paramLabel = "N", description = "How xtf-runner ended, if you know.")
    private @Nullable Integer exitCode;

    @Option(names = "--this-machine", description = "The results were made on this machine: they get its facets.")
    private boolean thisMachine;

    @Option(
            names = "--other-machine",
            description = "They were made on the one other machine that this --state directory is enrolled for.")
    private boolean otherMachine;

    @Option(names = "--machine", paramLabel = "N", description = "Which machine of a report about several.")
    private @Nullable Integer machine;

    @Option(names = "--yes", description = "Do not ask whether to record.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Only show what would be recorded.")
    private boolean dryRun;

    @Mixin
    private Recording recording = new Recording();

    @Override
    public Integer call() throws IOException {
        if (thisMachine && otherMachine) {
            throw new AgentException(Exit.USAGE, "Results are of this machine or of another one, and not of both.");
        }
        Settings settings = testday.settings();
        List<Reading> readings = new ArrayList<>();
        for (String file : files) {
            readings.add(read(file));
        }
        try (Agent agent = testday.agent(settings)) {
            Optional<Dialogue> person = person();
            ImportTasks tasks = new ImportTasks(recording.plans(agent, dryRun), recording.plan(), agent.results());
            List<Reading> known = new ArrayList<>();
            for (Reading reading : readings) {
                known.add(tasks.known(
                        ofOneMachine(reading, person), Optional.ofNullable(candidate), Optional.ofNullable(changeset)));
            }
            return dryRun ? shown(known) : recorded(agent, settings, tasks, known, person);
        }
    }

    private Reading read(String file) throws IOException {
        OptionalInt code = exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode);
        return Imports.read(file.equals("-") ? "standard input" : file, bytes(file), Optional.ofNullable(format), code);
    }

    /** One byte more than is taken, so that too much is seen and never read. */
    private byte[] bytes(String file) throws IOException {
        if (file.equals("-")) {
            return testday.world().in().readNBytes(Imports.MOST_BYTES + 1);
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return in.readNBytes(Imports.MOST_BYTES + 1);
        }
    }

    /** Nobody can answer where the standard input is the file, or where JSON is wanted. */
    private Optional<Dialogue> person() {
        boolean there = !recording.json()
                && !files.contains("-")
                && testday.world().terminal().getAsBoolean();
        return there ? Optional.of(new Dialogue(testday)) : Optional.empty();
    }

    private Reading ofOneMachine(Reading reading, Optional<Dialogue> person) throws IOException {
        if (reading.machines().size() == 1 || (dryRun && machine == null)) {
            return reading;
        }
        int chosen = machine == null ? asked(reading, person) : machine;
        if (chosen < 1 || chosen > reading.machines().size()) {
            throw new AgentException(Exit.USAGE, ImportTable.machines(reading));
        }
        return reading.ofMachine(chosen);
    }

    private static int asked(Reading reading, Optional<Dialogue> person) throws IOException {
        AgentException several = new AgentException(Exit.USAGE, ImportTable.machines(reading));
        return person.orElseThrow(() -> several)
                .ask(ImportTable.machines(reading) + " Which one?", answer -> Integer.parseInt(answer))
                .orElseThrow(() -> several);
    }

    private int shown(List<Reading> readings) {
        if (recording.json()) {
            Print.line(testday, Print.json(Json.write(Map.of("files", readings))));
        } else {
            readings.forEach(reading -> ImportTable.print(testday, reading));
            Print.line(testday, "Nothing was recorded.");
        }
        return Exit.OK.code();
    }

    private int recorded(
            Agent agent, Settings settings, ImportTasks tasks, List<Reading> readings, Optional<Dialogue> person)
            throws IOException {
        List<Reading> whole = new ArrayList<>();
        for (Reading reading : readings) {
            whole.add(
                    person.isPresent() && reading.open() ? ImportAnswers.of(testday, person.get(), reading) : reading);
        }
        if (whole.stream().anyMatch(Reading::open)) {
            return proposed(whole);
        }
        if (!recording.json()) {
            whole.forEach(reading -> ImportTable.print(testday, reading));
        }
        if (whole.stream().allMatch(reading -> reading.results().isEmpty())) {
            throw new AgentException(Exit.DATA, "There is nothing to record in it.");
        }
        Whose whose = whose(person);
        if (!yes && !agreed(person)) {
            Print.line(testday, "Nothing was recorded.");
            return Exit.OK.code();
        }
        Facets here = whose == Whose.THIS_MACHINE
                ? new Probe(testday.host(settings)).facts(Optional.empty()).facets()
                : Facets.NONE;
        ImportTasks.Recorded recorded = tasks.record(agent, whole, whose, here);
        return sent(agent, recorded);
    }

    private static boolean agreed(Optional<Dialogue> person) throws IOException {
        return person.orElseThrow(() -> new AgentException(
                        Exit.USAGE,
                        "Nothing was recorded: without a terminal, say --yes to record what --dry-run shows."))
                .yes("Record this?");
    }

    /** Another machine is only meant where it is said so by its option: a no at the terminal records nothing. */
    private Whose whose(Optional<Dialogue> person) throws IOException {
        if (otherMachine) {
            return Whose.ANOTHER_MACHINE;
        }
        if (thisMachine || (person.isPresent() && person.get().yes("Were these results made on this machine?"))) {
            return Whose.THIS_MACHINE;
        }
        throw new AgentException(
                Exit.USAGE,
                "Nothing was recorded: say --this-machine if the results were made on this machine. A key speaks for one "
                        + "machine only; those of another need a --state directory enrolled for it, and --other-machine.");
    }

    private int proposed(List<Reading> readings) throws IOException {
        int place = 0;
        for (Reading reading : readings) {
            Path target = proposalOf(files.get(place));
            place++;
            if (reading.open()) {
                long open = reading.results().stream()
                        .filter(each -> !each.questions().isEmpty())
                        .count();
                Files.writeString(target, ProposalFile.print(reading));
                Print.trouble(
                        testday,
                        "Nothing was recorded: " + open + " of "
                                + reading.results().size() + " results lack what only a person knows. Complete "
                                + target + " and import it.");
            }
        }
        return Exit.DATA.code();
    }

    /** A proposal that is still open is written anew with what it already tells. */
    private static Path proposalOf(String file) {
        if (file.equals("-")) {
            return Path.of("testday-import" + PROPOSAL);
        }
        return Path.of(file.endsWith(PROPOSAL) ? file : file + PROPOSAL);
    }

    private int sent(Agent agent, ImportTasks.Recorded recorded) throws IOException {
        if (!recording.json()) {
            Print.line(testday, recorded.sentence());
            testday.world().out().flush();
        }
        Optional<Sending> sending = recording.send(agent, !recorded.ids().isEmpty());
        if (recording.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("recorded", recorded.ids());
            document.put("known", recorded.known());
            document.put(
                    "withheld", agent.withheldNow().stream().map(Withheld::name).toList());
            Print.line(testday, Print.json(Json.write(document)));
        } else {
            sending.ifPresent(how -> Print.line(testday, Sent.line(how)));
        }
        agent.withheldNow().forEach(one -> Embargoed.lines(one).forEach(line -> Print.trouble(testday, line)));
        sending.flatMap(Sent::trouble).ifPresent(sentence -> Print.trouble(testday, sentence));
        return sending.map(Sending::exit).orElse(Exit.OK).code();
    }
}
