package org.xentestday.agent.procedure;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.command.Ran;
import org.xentestday.agent.journal.Thing;

/** What an attempt writes down as it goes. */
public interface Attempt {
    /** Short and unlike that of any other attempt; part of the names of what is made. */
    String tag();

    /** A step is about to begin. */
    void step(String name) throws IOException;

    /** A thing is about to be made. */
    void made(Thing.What what, String name, @Nullable String before) throws IOException;

    /** A command was run. */
    void ran(Ran ran);

    /** A guest said this, as a whole. */
    void said(String guest, List<String> lines);
}
