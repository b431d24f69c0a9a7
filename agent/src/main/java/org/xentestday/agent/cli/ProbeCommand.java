package org.xentestday.agent.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.probe.Domain;
import org.xentestday.agent.probe.Fact;
import org.xentestday.agent.probe.Facts;
import org.xentestday.agent.probe.PciDevice;
import org.xentestday.agent.probe.Probe;
import org.xentestday.agent.probe.Reading;
import org.xentestday.agent.probe.Running;
import org.xentestday.agent.probe.Unknown;
import org.xentestday.agent.probe.Why;
import org.xentestday.agent.settings.Settings;
import org.xentestday.model.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code testday probe}. */
@Command(
        name = "probe",
        description =
                "Shows what a result would say about this machine, and where each fact comes from. Sends nothing.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class ProbeCommand implements Callable<Integer> {
    @ParentCommand
    private Testday testday;

    @Option(
            names = "--device",
            paramLabel = "BDF",
            description = "Also the PCI device under test, such as 0000:03:00.0.")
    private @Nullable String device;

    @Option(names = "--devices", description = "List the PCI devices a guest could be given, instead. Stays here.")
    private boolean devices;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Settings settings = testday.settings();
        if (devices) {
            list(PciDevice.of(testday.host(settings)));
            return Exit.OK.code();
        }
        Probe probe = testday.probe(settings);
        Facts facts = probe.facts(Optional.ofNullable(device));
        if (json) {
            Print.line(testday, Print.json(Json.write(document(facts, probe.running()))));
        } else {
            table(facts, probe.running());
        }
        Optional<AgentException> lack = lack(probe);
        lack.ifPresent(why -> Print.trouble(testday, why.sentence()));
        return lack.map(AgentException::exit).orElse(Exit.OK).code();
    }

    /** Facts are missing that another user, or a hypervisor that answers, would give. */
    private static Optional<AgentException> lack(Probe probe) {
        return switch (probe.xlInfo()) {
            case Reading.Text any when probe.understood() -> Optional.empty();
            case Reading.Text any ->
                Optional.of(new AgentException(
                        Exit.DATA, "xl info says nothing that can be understood: facts about the host are missing."));
            case Reading.Nothing(Why why) -> Optional.of(lack(probe.domain(), why));
        };
    }

    private static AgentException lack(Domain domain, Why why) {
        return switch (domain) {
            case NONE -> new AgentException(Exit.NO_XEN, "No Xen runs here: facts about the hypervisor are missing.");
            case GUEST ->
                new AgentException(Exit.NO_XEN, "This is a guest of Xen: facts about the host are seen in its dom0.");
            case DOM0 ->
                switch (why) {
                    case DENIED ->
                        new AgentException(
                                Exit.NOT_PERMITTED, "Only root may ask Xen: facts about the host are missing.");
                    case LATE ->
                        new AgentException(
                                Exit.STUCK, "xl info did not answer in time: facts about the host are missing.");
                    case ABSENT ->
                        new AgentException(
                                Exit.NO_XEN, "Xen runs here, but xl was not found: facts about the host are missing.");
                    case FAILED, NOT_SAID, UNFIT ->
                        new AgentException(Exit.STUCK, "xl info failed: facts about the host are missing.");
                };
        };
    }

    private void table(Facts facts, Optional<Running> running) {
        Print.line(testday, "A result says this about the machine's configuration, and nothing else:");
        facts.known()
                .forEach(fact -> Print.line(
                        testday, "  %-20s %-24s %s".formatted(fact.facet().facetName(), fact.value(), fact.source())));
        if (!facts.unknown().isEmpty()) {
            Print.line(testday, "Not known, and not said:");
            facts.unknown()
                    .forEach(gap -> Print.line(
                            testday,
                            "  %-20s %s: %s"
                                    .formatted(
                                            gap.facet().facetName(),
                                            gap.source(),
                                            gap.why().words())));
        }
        running.ifPresent(xen -> Print.line(testday, sentence(xen)));
        Print.line(testday, "Byte for byte, as it would leave:");
        Print.line(testday, Print.json(Json.write(facts.facets())));
    }

    private static String sentence(Running running) {
        return "Xen " + running.version() + " runs here; its changeset is "
                + running.changeset().orElse("not told") + ".";
    }

    private static Map<String, Object> document(Facts facts, Optional<Running> running) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("facets", facts.facets());
        document.put(
                "sources",
                facts.known().stream()
                        .collect(Collectors.toMap(fact -> fact.facet().facetName(), Fact::source)));
        document.put("unknown", facts.unknown().stream().map(ProbeCommand::gap).toList());
        running.ifPresent(xen -> document.put("xen", xen(xen)));
        return document;
    }

    private static Map<String, String> gap(Unknown gap) {
        return Map.of(
                "name", gap.facet().facetName(),
                "source", gap.source(),
                "why", gap.why().code());
    }

    private static Map<String, String> xen(Running running) {
        Map<String, String> xen = new LinkedHashMap<>();
        xen.put("version", running.version());
        running.changeset().ifPresent(changeset -> xen.put("changeset", changeset));
        return xen;
    }

    private void list(List<PciDevice> found) {
        if (json) {
            Print.line(testday, Print.json(Json.write(Devices.document(found))));
        } else {
            Devices.table(found).forEach(line -> Print.line(testday, line));
        }
    }
}
