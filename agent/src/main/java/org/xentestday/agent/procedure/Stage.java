package org.xentestday.agent.procedure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.xentestday.agent.command.Ran;
import org.xentestday.agent.guest.Guest;
import org.xentestday.agent.guest.GuestImage;
import org.xentestday.agent.guest.GuestSpec;
import org.xentestday.agent.guest.ImageMaker;
import org.xentestday.agent.guest.NoImageException;
import org.xentestday.agent.guest.Report;
import org.xentestday.agent.journal.Thing;
import org.xentestday.agent.xl.Domain;
import org.xentestday.model.result.Status;

/**
 * What a procedure works with: commands with deadlines, guests, and a memory of what was made. Each call ends the
 * procedure with {@link CancelledException} once somebody wants the run to end. For one thread.
 */
public final class Stage implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int CREATE_SECONDS = 60;
    private static final int START_SECONDS = 60;
    private static final int LIST_SECONDS = 20;
    /** Rounds of waiting after which the toolstack is asked how the guest is. */
    private static final int LOOK_EVERY = 12;

    private final Lab lab;
    private final Attempt attempt;
    private final List<Guest> guests = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** The stage of one attempt. */
    public Stage(Lab lab, Attempt attempt) {
        this.lab = lab;
        this.attempt = attempt;
    }

    Lab lab() {
        return lab;
    }

    /** Says what comes next, durably. */
    void step(String name) throws IOException {
        goOn();
        attempt.step(name);
    }

    /** What was odd, although it is no failure. */
    void warn(String sentence) {
        warnings.add(sentence);
    }

    /** All that was odd. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** A name that nothing else has. */
    String name(String suffix) {
        return Guest.NAME + attempt.tag() + suffix;
    }

    void made(Thing.What what, String name) throws IOException {
        attempt.made(what, name, null);
    }

    /** Makes something whose former state must come back. */
    void made(Thing.What what, String name, Optional<String> before) throws IOException {
        attempt.made(what, name, before.orElse(null));
    }

    /** A file of this attempt's, which goes away with it. */
    Path file(String suffix) throws IOException {
        Path file = lab.scratch().resolve(name(suffix));
        made(Thing.What.FILE, file.toString());
        return file;
    }

    /** Runs a command; so many seconds on a quick machine. */
    Ran run(int seconds, String... words) {
        Ran ran = lab.programs().run(lab.pace().seconds(seconds), words);
        attempt.ran(ran);
        goOn();
        return ran;
    }

    /** Runs {@code xl}. */
    Ran xl(int seconds, String... words) {
        return run(seconds, Stream.concat(Stream.of("xl"), Stream.of(words)).toArray(String[]::new));
    }

    /** Runs {@code xl}, and ends the attempt where it says that it did not do it. */
    Ran must(String otherwise, int seconds, String... words) {
        Ran ran = xl(seconds, words);
        if (!ran.ok()) {
            throw StopException.of(ran, otherwise);
        }
        return ran;
    }

    /** Writes to a file of the kernel's. */
    Ran write(String path, String text) {
        return run(LIST_SECONDS, "sh", "-c", "printf %s \"$1\" > \"$2\"", "sh", text, path);
    }

    /** The domains that the toolstack lists. */
    List<Domain> domains() {
        return Domain.all(must("The toolstack does not list domains", LIST_SECONDS, "list")
                .out());
    }

    /** Makes a guest and waits for its first words. */
    Guest start(GuestSpec spec) throws IOException {
        String name = name("-" + (guests.size() + 1));
        step("make a " + spec.type().word().toUpperCase(java.util.Locale.ROOT) + " guest with " + spec.memory()
                + " MiB");
        Path config = file("-" + (guests.size() + 1) + ".cfg");
        Files.writeString(config, Guest.config(name, spec, image(), lab.xenVersion()));
        made(Thing.What.GUEST, name);
        must("The guest was not made", CREATE_SECONDS, "create", config.toString());
        Guest guest = Guest.listen(name, spec, lab.programs(), lab.root().resolve("var/log/xen/console"));
        guests.add(guest);
        step("wait for the guest's first words");
        await(guest, START_SECONDS, "start", Report::alive);
        return guest;
    }

    /** Waits until the guest says so; the attempt ends where it does not, or dies. */
    Report await(Guest guest, int seconds, String what, Predicate<Report> reached) throws IOException {
        return awaited(guest, seconds, reached).orElseThrow(() -> silent(guest, seconds, what));
    }

    /** The same where coming to the deadline is an answer, too. */
    Optional<Report> awaited(Guest guest, int seconds, Predicate<Report> reached) throws IOException {
        long deadline = lab.ticker().nanos() + lab.pace().seconds(seconds).toNanos();
        for (int round = 1; ; round++) {
            Report report = guest.report();
            if (reached.test(report)) {
                return Optional.of(report);
            }
            if (round % LOOK_EVERY == 0) {
                look(guest);
            }
            if (lab.ticker().nanos() > deadline) {
                return Optional.empty();
            }
            pause(POLL);
        }
    }

    /** Waits until the guest's heart has beaten twice from now on: once may have been on its way. */
    void alive(Guest guest, int seconds, String what) throws IOException {
        long beat = guest.report().beat();
        await(guest, seconds, what, report -> report.beat() > beat + 1);
    }

    /** Ends the attempt if the guest is dead. */
    void look(Guest guest) throws IOException {
        List<Domain> ours = domains().stream()
                .filter(domain -> domain.is(guest.name(), Guest.uuid(guest.name())))
                .toList();
        if (ours.stream().anyMatch(Domain::crashed)) {
            throw died(guest, "The guest crashed.");
        }
        if (ours.isEmpty()) {
            throw died(guest, "The guest is gone, although nobody ended it.");
        }
        if (ours.stream().allMatch(domain -> domain.down() && !domain.suspended())) {
            throw died(guest, "The guest went down, although nobody asked it to.");
        }
    }

    void pause(Duration duration) {
        lab.ticker().sleep(duration);
        goOn();
    }

    /** Destroys a guest in the middle of a procedure. */
    void destroy(Guest guest) {
        must("The guest was not destroyed", CREATE_SECONDS, "destroy", guest.name());
    }

    @Override
    public void close() {
        for (Guest guest : guests) {
            attempt.said(guest.name(), guest.lines());
            guest.close();
        }
    }

    private static StopException died(Guest guest, String sentence) throws IOException {
        guest.report(); // its last words
        return StopException.crash(sentence);
    }

    private StopException silent(Guest guest, int seconds, String what) {
        String within = " within " + lab.pace().seconds(seconds).toSeconds() + " s.";
        boolean spoke = guest.lines().stream().anyMatch(line -> !line.isBlank());
        boolean deaf =
                guest.lines().isEmpty() || guest.lines().stream().allMatch(line -> line.startsWith("xenconsole:"));
        return deaf && !spoke
                ? StopException.fail("The guest did not say a word" + within)
                : StopException.fail("The guest did not " + what + within);
    }

    private GuestImage image() throws IOException {
        ImageMaker maker = new ImageMaker(lab.root(), lab.programs(), lab.pace());
        String release = lab.host().run("uname", "-r").map(String::strip).orElse("");
        try {
            Path kernel = lab.ownKernel().isPresent() ? lab.ownKernel().get() : maker.kernel(release);
            if (lab.ownRamdisk().isPresent()) {
                return new GuestImage(kernel, lab.ownRamdisk().get());
            }
            Path ramdisk = file("-" + (guests.size() + 1) + ".ramdisk");
            maker.ramdisk(release, modaliases(), ramdisk);
            return new GuestImage(kernel, ramdisk);
        } catch (NoImageException e) {
            throw StopException.because(Status.BLOCKED, org.xentestday.model.catalogue.Need.GUEST_IMAGE.reason());
        }
    }

    private List<String> modaliases() {
        return lab
                .device()
                .flatMap(address -> lab.host().file("/sys/bus/pci/devices/" + address + "/modalias"))
                .stream()
                .toList();
    }

    private void goOn() {
        if (lab.ticker().stopped()) {
            throw new CancelledException();
        }
    }
}
