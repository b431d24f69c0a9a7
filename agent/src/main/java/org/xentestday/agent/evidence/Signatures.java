package org.xentestday.agent.evidence;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.xentestday.model.result.Symptom;

/** The known ones. */
public final class Signatures {
    private static final Pattern BUG = Pattern.compile("Xen BUG at (\\S+?):(\\d+)");
    private static final int AROUND = 10;

    private Signatures() {}

    /** Those of this version. */
    public static Signatures shipped() {
        return new Signatures();
    }

    /** The first that is found. */
    public Optional<Sighting> first(List<String> lines) {
        for (int at = 0; at < lines.size(); at++) {
            if (BUG.matcher(lines.get(at)).find()) {
                List<String> excerpt = lines.subList(Math.max(0, at - AROUND), Math.min(lines.size(), at + AROUND));
                return Optional.of(new Sighting(new Symptom("xen-bug", lines.get(at)), Means.HOST_LOST, excerpt));
            }
        }
        return Optional.empty();
    }
}
