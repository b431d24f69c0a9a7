package org.xentestday.agent.procedure;

import java.io.IOException;
import java.util.List;
import org.xentestday.agent.journal.Outcome;
import org.xentestday.model.catalogue.Need;
import org.xentestday.model.catalogue.TestCase;
import org.xentestday.model.result.Status;

/** A test that a person makes: the steps are shown one by one, and then it is asked how it went. */
record Guided(TestCase test) implements Procedure {
    private static final String HOW = "Passed, failed, or not possible here? [p/f/n]";

    @Override
    public Ending run(Stage stage) throws IOException {
        Person person = stage.lab().person();
        if (!person.there()) {
            throw StopException.because(Status.SKIP, Need.PERSON.reason());
        }
        List<String> steps = test.steps();
        for (int number = 1; number <= steps.size(); number++) {
            String step = steps.get(number - 1);
            stage.step(step);
            person.ask("Step " + number + " of " + steps.size() + ": " + step + "\n  Press Enter when it is done.");
        }
        if (test.pass() != null) {
            person.tell("It has passed if: " + test.pass());
        }
        stage.step("ask how it went");
        return new Ending.Done(outcome(person));
    }

    private static Outcome outcome(Person person) {
        for (int asked = 0; asked < 10; asked++) {
            switch (person.ask(HOW).toLowerCase(java.util.Locale.ROOT)) {
                case "p", "passed", "pass" -> {
                    return Outcome.pass();
                }
                case "f", "failed", "fail" -> {
                    return Outcome.of(Status.FAIL, sentence(person, "What went wrong, in one sentence?"), null);
                }
                case "n", "no", "not", "not possible" -> {
                    return impossible(sentence(person, "Why is it not possible here?"));
                }
                default -> person.tell("Please type p, f or n.");
            }
        }
        throw StopException.because(Status.SKIP, Need.PERSON.reason());
    }

    private static Outcome impossible(String why) {
        return new Outcome(Status.SKIP, null, "not-possible-here", null, List.of(), List.of(), List.of(why), List.of());
    }

    /** A failure without words helps nobody. */
    private static String sentence(Person person, String question) {
        for (int asked = 0; asked < 10; asked++) {
            String answer = person.ask(question);
            if (!answer.isBlank()) {
                return answer;
            }
        }
        throw StopException.because(Status.SKIP, Need.PERSON.reason());
    }
}
