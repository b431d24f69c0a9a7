package org.xentestday.collector.board;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.xentestday.collector.view.CandidateName;
import org.xentestday.collector.view.View;
import org.xentestday.model.catalogue.Catalogue;
import org.xentestday.model.plan.Plan;
import org.xentestday.model.result.Candidate;

/** Draws each board once for each change, however many look at it. Keeps a few; the least used goes. Thread-safe. */
@Singleton
final class Frames {
    private static final int KEPT = 64;

    private final View view;
    private final Boards boards = new Boards(Catalogue.shipped());
    private final Map<Key, Frame> kept = new LinkedHashMap<>(16, 0.75f, true);

    Frames(View view) {
        this.view = view;
    }

    private record Key(String plan, Candidate candidate, String facet) {}

    /** The TestDay that the look means; empty if it is not there. */
    Optional<Plan> plan(Look look) {
        String wanted = look.plan();
        return wanted == null || wanted.isBlank() ? view.plans().stream().reduce((_, last) -> last) : view.plan(wanted);
    }

    /** Ids of all TestDays. */
    List<String> plans() {
        return view.plans().stream().map(Plan::id).toList();
    }

    /** The board of a TestDay as it is now. */
    Frame frame(Plan plan, Look look) {
        List<Candidate> candidates = candidates(plan);
        String named = look.candidate();
        Candidate candidate = named == null || named.isBlank()
                ? view.newest(plan.release())
                        .orElseGet(() ->
                                candidates.isEmpty() ? new Candidate(plan.release(), "rc1") : candidates.getLast())
                : CandidateName.of(plan, named);
        String facet = Objects.requireNonNullElse(look.facet(), "");
        Frame.Source source = new Frame.Source(plan, plans(), candidates, view.standing(candidate));
        return drawn(new Key(plan.id(), candidate, facet), source);
    }

    private synchronized Frame drawn(Key key, Frame.Source source) {
        Frame known = kept.get(key);
        if (known != null && known.source().same(source)) {
            return known;
        }
        Frame frame = Frame.of(
                source,
                boards.draw(source.plan(), source.plans(), source.candidates(), source.standing(), key.facet()));
        kept.put(key, frame);
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return frame;
    }

    /** Those that the plan knows and those that somebody tested, oldest first. */
    private List<Candidate> candidates(Plan plan) {
        TreeSet<Candidate> candidates = new TreeSet<>();
        plan.candidates().forEach(each -> candidates.add(each.candidate()));
        view.candidates().stream()
                .filter(each -> each.release().equals(plan.release()))
                .forEach(candidates::add);
        return List.copyOf(candidates);
    }
}
