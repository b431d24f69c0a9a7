package org.xentestday.agent.cli;

import java.io.IOException;
import org.xentestday.agent.procedure.Person;

/** The person at the terminal this process was started from, if it was. */
final class Tester implements Person {
    private final Testday testday;
    private final Dialogue dialogue;

    Tester(Testday testday) {
        this.testday = testday;
        this.dialogue = new Dialogue(testday);
    }

    @Override
    public boolean there() {
        return testday.world().terminal().getAsBoolean();
    }

    @Override
    public void tell(String line) {
        Print.line(testday, line);
    }

    @Override
    public String ask(String question) {
        try {
            return dialogue.ask(question).orElse("");
        } catch (IOException e) {
            return ""; // the terminal went away
        }
    }
}
