package org.xentestday.agent.run;

import org.xentestday.model.result.Result;

/** Hears how a run goes. */
public interface Progress {
    /** A test begins. */
    void begins(int number, int of, Planned planned);

    /** A step of it begins. */
    void step(String step);

    /** It ended so. */
    void ended(Planned planned, Result result);

    /** The attempt stays open, and the person has to do this. */
    void waits(Planned planned, String sentence);

    /** Something that the person should know. */
    void trouble(String sentence);
}
