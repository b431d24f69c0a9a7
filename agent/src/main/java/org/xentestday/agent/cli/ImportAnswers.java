package org.xentestday.agent.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.imports.Proposal;
import org.xentestday.agent.imports.Question;
import org.xentestday.agent.imports.Reading;
import org.xentestday.agent.report.Tests;
import org.xentestday.model.catalogue.Catalogue;

/** Asks the person at the terminal what a file leaves open. No answer leaves the result out. */
final class ImportAnswers {
    private ImportAnswers() {}

    static Reading of(Testday testday, Dialogue person, Reading reading) throws IOException {
        Print.line(testday, "Some results lack what only you know. An empty answer leaves the result out.");
        List<Proposal> results = new ArrayList<>();
        for (Proposal each : reading.results()) {
            if (each.questions().isEmpty()) {
                results.add(each);
            } else {
                Print.line(testday, each.number() + ": " + each.told());
                answered(person, each).ifPresent(results::add);
            }
        }
        return reading.with(results);
    }

    private static Optional<Proposal> answered(Dialogue person, Proposal proposal) throws IOException {
        Optional<Proposal> known = Optional.of(proposal);
        while (known.isPresent() && !known.get().questions().isEmpty()) {
            Proposal open = known.get();
            Question question = open.questions().getFirst();
            known = person.ask("   " + question.words() + "?", answer -> with(open, question, answer));
        }
        return known;
    }

    private static Proposal with(Proposal open, Question question, String answer) {
        try {
            return open.with(question, question == Question.TEST ? test(answer) : answer);
        } catch (AgentException e) {
            throw new IllegalArgumentException(e.sentence().replaceFirst("\\.$", ""), e);
        }
    }

    private static String test(String id) {
        return Tests.named(Catalogue.shipped(), id).id();
    }
}
