package org.xentestday.agent.send;

import org.jspecify.annotations.Nullable;
import org.xentestday.agent.exit.Exit;

/**
 * How emptying the spool went.
 *
 * @param sent results that the log has now
 * @param refused results that the server will never take; kept with the reason
 * @param waiting results still on this disk
 * @param obstacle what kept them here; null if nothing did
 */
public record Sending(int sent, int refused, int waiting, Answer.@Nullable Obstacle obstacle) {
    /** The exit code of a command that wanted everything sent. */
    public Exit exit() {
        return switch (obstacle) {
            case null -> refused > 0 ? Exit.DATA : Exit.OK;
            case Answer.Later later -> Exit.LATER;
            case Answer.Insecure tls -> Exit.INSECURE;
            case Answer.NotPermitted denied -> Exit.NOT_PERMITTED;
        };
    }
}
