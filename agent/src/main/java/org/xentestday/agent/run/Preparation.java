package org.xentestday.agent.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.xentestday.agent.Agent;
import org.xentestday.agent.command.Pace;
import org.xentestday.agent.command.Programs;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.guest.GuestType;
import org.xentestday.agent.journal.Task;
import org.xentestday.agent.probe.Host;
import org.xentestday.agent.probe.Probe;
import org.xentestday.agent.probe.Running;
import org.xentestday.agent.procedure.Lab;
import org.xentestday.agent.procedure.Person;
import org.xentestday.agent.procedure.Ticker;
import org.xentestday.agent.procedure.Variants;
import org.xentestday.agent.procedure.Wish;
import org.xentestday.agent.report.Builds;
import org.xentestday.agent.report.PlanChoice;
import org.xentestday.agent.settings.Settings;
import org.xentestday.agent.xl.XenInfo;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.catalogue.Need;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Build;
import org.xentestday.model.result.Candidate;
import org.xentestday.model.result.Facets;

/** Everything about a run that is known before it begins. */
public final class Preparation {
    private static final int SHORT_ADDRESS = "03:00.0".length();

    private final Lab lab;
    private final Needs needs;
    private final PlanChoice plan;
    private final Build build;
    private final Facets facets;
    private final List<Planned> planned;
    private final List<TestCase> leftOut;
    private final boolean measure;

    private Preparation(
            Lab lab,
            Needs needs,
            PlanChoice plan,
            Build build,
            Facets facets,
            List<Planned> planned,
            List<TestCase> leftOut,
            boolean measure) {
        this.lab = lab;
        this.needs = needs;
        this.plan = plan;
        this.build = build;
        this.facets = facets;
        this.planned = List.copyOf(planned);
        this.leftOut = List.copyOf(leftOut);
        this.measure = measure;
    }

    /**
     * What the tester asks for.
     *
     * @param selection which tests
     * @param candidate what is tested, if said
     * @param plan the TestDay, if said
     * @param device PCI address, if said
     * @param types kinds of guests, if said
     * @param memory MiB of guests, if said
     * @param testing settings
     */
    public record Request(
            Selection selection,
            Optional<Candidate> candidate,
            Optional<String> plan,
            Optional<String> device,
            Set<GuestType> types,
            List<Integer> memory,
            Settings.Testing testing) {}

    /**
     * Where the tests run.
     *
     * @param host the machine's files
     * @param probe what it is
     * @param programs its commands
     * @param root of its files
     * @param ticker the time, and the wish for an end
     * @param person who sits there
     */
    public record Surroundings(Host host, Probe probe, Programs programs, Path root, Ticker ticker, Person person) {}

    /** Finds it all out, or says in one sentence why nothing can be run. */
    public static Preparation of(Request request, Surroundings here, Agent agent, List<Plan> plans) throws IOException {
        Probe probe = here.probe();
        XenInfo xen = XenInfo.of(here.host().run("xl", "info").orElse(""));
        Optional<Running> running = probe.running();
        Candidate candidate = request.candidate().orElseGet(() -> candidate(plans, running));
        PlanChoice choice = PlanChoice.of(plans, request.plan(), candidate);
        boolean runs = runs(candidate, running, choice.plan());
        Lab lab = lab(request, here, agent, xen);
        Needs needs = new Needs(lab, xen);
        Wish wish = new Wish(
                request.types(),
                request.memory(),
                xen.cpus(),
                xen.freeMemory(),
                kernel(here.host()),
                candidate.toString(),
                runs);
        List<TestCase> tests = request.selection().tests(Catalogue.shipped(), choice.plan(), wish);
        usable(xen, needs, tests, runs, candidate);
        List<TestCase> leftOut =
                tests.stream().filter(test -> !request.selection().allows(test)).toList();
        List<Planned> planned = tests.stream()
                .filter(test -> !leftOut.contains(test))
                .flatMap(test -> ways(test, wish, needs).stream())
                .toList();
        return new Preparation(
                lab,
                needs,
                choice,
                Builds.of(candidate, Optional.empty(), runs ? running : Optional.empty(), choice.plan()),
                probe.facts(request.device()).facets(),
                planned,
                leftOut,
                request.testing().pace().isEmpty());
    }

    /** The variants that this machine has the guests for; all of them where it has none. */
    private static List<Planned> ways(TestCase test, Wish wish, Needs needs) {
        List<Planned> all = Variants.of(test, wish).stream()
                .map(variant -> new Planned(test, variant))
                .toList();
        List<Planned> able = all.stream()
                .filter(one -> needs.unmet(one.variant().needs()).isEmpty())
                .toList();
        return able.isEmpty() ? all.subList(0, 1) : able;
    }

    private static Lab lab(Request request, Surroundings here, Agent agent, XenInfo xen) throws IOException {
        Settings.Testing testing = request.testing();
        Path scratch = Files.createDirectories(agent.file("scratch"));
        Lab lab = new Lab(
                here.programs(),
                here.host(),
                here.root(),
                scratch,
                Pace.QUICK,
                here.ticker(),
                here.person(),
                xen.version(),
                request.device().map(Preparation::full),
                testing.guestKernel(),
                testing.guestRamdisk(),
                testing.xtf());
        return lab.at(testing.pace().orElseGet(() -> Engine.measured(lab)));
    }

    private static String full(String address) {
        return address.length() == SHORT_ADDRESS ? "0000:" + address : address;
    }

    private static String kernel(Host host) {
        return host.run("uname", "-sr")
                .map(text -> text.strip().toLowerCase(Locale.ROOT).split("[ .]", -1))
                .filter(words -> words.length > 2)
                .map(words -> words[0] + "-" + words[1] + "." + words[2])
                .orElse("linux");
    }

    private static Candidate candidate(List<Plan> plans, Optional<Running> running) {
        Optional<String> changeset = running.flatMap(Running::changeset);
        List<Candidate> known = plans.stream()
                .flatMap(plan -> plan.candidates().stream())
                .filter(build -> build.changeset() != null
                        && changeset.filter(build.changeset()::startsWith).isPresent())
                .map(Plan.KnownBuild::candidate)
                .distinct()
                .toList();
        if (known.size() != 1) {
            throw new AgentException(
                    Exit.USAGE,
                    "Say what is tested with --candidate, such as 4.21.0-rc3: the build that runs does not tell.");
        }
        return known.getFirst();
    }

    /** Whether the hypervisor that runs can be that candidate. */
    private static boolean runs(Candidate candidate, Optional<Running> running, Optional<Plan> plan) {
        Optional<String> tag = plan.flatMap(known -> known.changeset(candidate));
        Optional<String> changeset = running.flatMap(Running::changeset);
        boolean other = tag.isPresent() && changeset.isPresent() && !tag.get().startsWith(changeset.get());
        return running.filter(xen -> xen.of(candidate.release())).isPresent() && !other;
    }

    private static void usable(XenInfo xen, Needs needs, List<TestCase> tests, boolean runs, Candidate candidate) {
        boolean onlyBoot =
                !tests.isEmpty() && tests.stream().allMatch(test -> test.id().equals("boot"));
        if (xen.values().isEmpty() && !onlyBoot) {
            throw new AgentException(
                    Exit.NO_XEN, "No Xen answers here (xl info), or not to this user: tests run as root in dom0.");
        }
        if (needs.unmet(List.of(Need.ROOT)).isPresent()) {
            throw new AgentException(Exit.NOT_PERMITTED, "Tests run as root: start testday run with sudo.");
        }
        if (!runs && !onlyBoot) {
            throw new AgentException(
                    Exit.DATA,
                    "The Xen that runs (" + xen.version() + ") is not " + candidate
                            + ": boot the candidate first, or name the one that runs with --candidate.");
        }
    }

    /** What will be run, in order. */
    public List<Planned> planned() {
        return planned;
    }

    /** What is tested. */
    public Candidate candidate() {
        return build.candidate();
    }

    /** What keeps one of them from being made here. */
    public Optional<String> missing(Planned one) {
        return needs.unmet(one.needs()).map(Unmet::reason);
    }

    /** A sentence about tests that were asked for and will not be run. */
    public Optional<String> leftOut() {
        return leftOut.isEmpty()
                ? Optional.empty()
                : Optional.of("Left out, because they are destructive (name them and give --destructive): "
                        + leftOut.stream().map(TestCase::id).collect(Collectors.joining(", ")) + ".");
    }

    /** What to install so that more can be tested. */
    public Optional<String> hint() {
        boolean wanted = planned.stream().anyMatch(one -> one.test().needs().contains(Need.GUEST_IMAGE));
        return wanted ? needs.imageMissing() : Optional.empty();
    }

    /** The task of one of them. */
    public Task task(Planned one) {
        return new Task(
                plan.id(),
                plan.release(),
                one.test().id(),
                one.test().version(),
                build,
                one.variant().on(facets));
    }

    /** What runs them. */
    public Engine engine(Agent agent, Programs cleaning, Progress progress, boolean stopAtFailure) {
        return new Engine(agent, lab, cleaning, needs, progress, new Engine.Manner(stopAtFailure, measure));
    }
}
