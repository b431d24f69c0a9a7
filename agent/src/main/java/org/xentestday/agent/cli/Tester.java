package org.xentestday.agent.cli;

import java.io.IOException;
import org.xentestday.agent.procedure.Person;

/** The person at the terminal this process was started from, if it was; nobody is asked where JSON is wanted. */
final class Tester implements Person {
    private final Testday testday;
    private final Dialogue dialogue;
    private final boolean json;

    Tester(Testday testday, boolean json) {
        this.json = json;
        this.testday = testday;
        this.dialogue = new Dialogue(testday);
    }

    @Override
    public boolean there() {
        return !json && testday.world().terminal().getAsBoolean();
    }

    @Override
    public void tell(String line) {
        if (json) {
            Print.trouble(testday, line);
        } else {
            Print.line(testday, line);
        }
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
