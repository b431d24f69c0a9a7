package org.xentestday.agent.imports;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.probe.Host;
import org.xentestday.agent.probe.Probe;
import org.xentestday.agent.probe.Running;
import org.xentestday.agent.probe.Why;
import org.xentestday.model.result.Facets;

/**
 * What {@code xl info} told where its output was pasted into a report.
 *
 * @param facets of the machine
 * @param changeset of the hypervisor
 */
record Pasted(Facets facets, @Nullable String changeset) {
    private static final int LINE_CHARS = 1_000;
    private static final Pattern LINE = Pattern.compile("\\s*([a-z][a-z_]{3,30})\\s*:(\\s.*|$)");
    private static final Pattern SURE = Pattern.compile("\\s*(virt_caps|xen_caps|xen_version|xen_commandline)\\s*:.*");

    static Pasted in(List<String> lines) {
        if (lines.stream().noneMatch(line -> SURE.matcher(line).matches())) {
            return new Pasted(Facets.NONE, null);
        }
        String text = String.join("\n", info(lines));
        Probe probe = new Probe(new Paper(text));
        String changeset = probe.running().flatMap(Running::changeset).orElse(null);
        return new Pasted(probe.facts(Optional.empty()).facets(), changeset);
    }

    /** Mails wrap long lines: what follows a line of xl info and is none itself belongs to it. */
    private static List<String> info(List<String> lines) {
        List<String> info = new ArrayList<>();
        boolean goesOn = false;
        for (String line : lines) {
            if (LINE.matcher(line).matches()) {
                info.add(line.strip());
                goesOn = true;
            } else if (goesOn && !line.isBlank() && info.getLast().length() < LINE_CHARS) {
                info.set(info.size() - 1, info.getLast() + " " + line.strip());
            } else {
                goesOn = false;
            }
        }
        return info;
    }

    /** A machine of which only the output of xl info is known. */
    private record Paper(String info) implements Host {
        private static final org.xentestday.agent.probe.Reading NOTHING =
                new org.xentestday.agent.probe.Reading.Nothing(Why.ABSENT);

        @Override
        public org.xentestday.agent.probe.Reading read(String path) {
            return NOTHING;
        }

        @Override
        public org.xentestday.agent.probe.Reading ask(String... words) {
            boolean xlInfo = String.join(" ", words).equals("xl info");
            return xlInfo ? new org.xentestday.agent.probe.Reading.Text(info) : NOTHING;
        }

        @Override
        public boolean exists(String path) {
            return false;
        }

        @Override
        public List<String> names(String directory) {
            return List.of();
        }

        @Override
        public Optional<String> link(String path) {
            return Optional.empty();
        }

        @Override
        public Optional<String> real(String path) {
            return Optional.empty();
        }

        @Override
        public Optional<String> tail(String... words) {
            return Optional.empty();
        }

        @Override
        public Optional<Stamp> stamp(String path) {
            return Optional.empty();
        }

        @Override
        public InputStream open(String path, long from) {
            return InputStream.nullInputStream();
        }
    }
}
