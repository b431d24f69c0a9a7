package org.xentestday.agent.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.exit.Exit;
import org.xentestday.agent.probe.Fact;
import org.xentestday.agent.probe.Facts;
import org.xentestday.agent.probe.Probe;
import org.xentestday.agent.probe.Running;
import org.xentestday.model.json.Json;
import org.xentestday.model.result.Facet;
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

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Probe probe = new Probe(testday.host(testday.settings()));
        Facts facts = probe.facts(Optional.ofNullable(device));
        if (json) {
            Print.line(testday, Print.json(Json.write(document(facts, probe.running()))));
        } else {
            table(facts, probe.running());
        }
        return Exit.OK.code();
    }

    private void table(Facts facts, Optional<Running> running) {
        Print.line(testday, "A result says this about the machine's configuration, and nothing else:");
        facts.known()
                .forEach(fact -> Print.line(
                        testday, "  %-20s %-24s %s".formatted(fact.facet().facetName(), fact.value(), fact.source())));
        if (!facts.unknown().isEmpty()) {
            Print.line(testday, "Not known here: " + names(facts.unknown()) + ".");
        }
        Print.line(
                testday,
                running.map(ProbeCommand::sentence)
                        .orElse(
                                "No Xen answers here (xl info), or not to this user: facts about the hypervisor are missing."));
    }

    private static String sentence(Running running) {
        return "Xen " + running.version() + " runs here; its changeset is "
                + running.changeset().orElse("not told") + ".";
    }

    private static String names(List<Facet> facets) {
        return facets.stream().map(Facet::facetName).collect(Collectors.joining(", "));
    }

    private static Map<String, Object> document(Facts facts, Optional<Running> running) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("facets", facts.known().stream().map(ProbeCommand::named).toList());
        document.put("unknown", facts.unknown().stream().map(Facet::facetName).toList());
        running.ifPresent(xen -> document.put("xen", xen(xen)));
        return document;
    }

    private static Map<String, String> named(Fact fact) {
        return Map.of("name", fact.facet().facetName(), "value", fact.value(), "source", fact.source());
    }

    private static Map<String, String> xen(Running running) {
        Map<String, String> xen = new LinkedHashMap<>();
        xen.put("version", running.version());
        running.changeset().ifPresent(changeset -> xen.put("changeset", changeset));
        return xen;
    }
}
