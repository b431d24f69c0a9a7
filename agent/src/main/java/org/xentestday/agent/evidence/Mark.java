package org.xentestday.agent.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xentestday.agent.probe.Host;

/** A moment in a host's logs: the lines after it belong to what was done after it. */
public final class Mark {
    /** Of more than this that is new in one file, the start is passed over. */
    private static final long MOST_BYTES = 256L * 1024 * 1024;

    private final Host host;
    private final Optional<Ring> xen;
    private final Optional<Ring> kernel;
    private final Map<String, Long> ends;
    private final Bystanders bystanders;

    Mark(Host host, Optional<Ring> xen, Optional<Ring> kernel, Map<String, Long> ends, Bystanders bystanders) {
        this.host = host;
        this.xen = xen;
        this.kernel = kernel;
        this.ends = Map.copyOf(ends);
        this.bystanders = bystanders;
    }

    /**
     * The lines that are new since, tagged with their {@link Source}, source by source and within each in their order,
     * without what the hypervisor says of guests that were there before or are there now, and are not of a test. Of very
     * long logs only a part is kept: the start, what is around known signatures, and the end.
     */
    public List<String> fresh() {
        Gathering gathering = new Gathering(Signatures.shipped());
        ring(gathering, Source.XEN, xen, Logs.ring(host, "xl", "dmesg"));
        ring(gathering, Source.DOM0, kernel, Logs.ring(host, "dmesg"));
        Logs.files(host).forEach(file -> add(gathering, file));
        return bystanders.and(Bystanders.of(host)).without(gathering.lines());
    }

    /** A ring that could be read only once does not tell what is new. */
    private static void ring(Gathering gathering, Source source, Optional<Ring> before, Optional<Ring> now) {
        if (before.isPresent() && now.isPresent()) {
            gathering.add(source, now.get().since(before.get()));
        } else if (before.isPresent() || now.isPresent()) {
            gathering.add(source, List.of(Gathering.MISSING));
        }
    }

    private void add(Gathering gathering, Logs.File file) {
        long size = file.stamp().size();
        long known = ends.getOrDefault(file.stamp().key(), 0L);
        long from = Math.max(known <= size ? known : 0, size - MOST_BYTES); // smaller than before: it began anew
        if (from == size) {
            return;
        }
        try (InputStream stream = host.open(file.path(), from)) {
            gathering.add(file.source(), stream, size - from, line -> false);
        } catch (IOException e) {
            gathering.add(file.source(), List.of(Gathering.MISSING));
        }
    }
}
