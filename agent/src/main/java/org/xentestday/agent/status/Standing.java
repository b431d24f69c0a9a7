package org.xentestday.agent.status;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.server.Receipt;

/**
 * Where this machine's results stand.
 *
 * @param results the newest, oldest of them first
 * @param known all that the disk knows
 * @param sent those the server acknowledged
 * @param waiting those on this disk only
 * @param refused those the server will never take
 * @param withheld those that may be about security and stay here
 * @param unreadable lines of this machine's logs that damage made unreadable
 * @param thanks what the listed results did, as far as the server told
 * @param trouble why the server could not be asked; null if it answered, or was not asked
 */
public record Standing(
        List<MyResult> results,
        int known,
        int sent,
        int waiting,
        int refused,
        int withheld,
        int unreadable,
        Thanks thanks,
        @Nullable String trouble) {

    public Standing {
        results = List.copyOf(results);
    }

    /** From this machine's disk, with the newest results listed. */
    public static Standing of(List<MyResult> all, int newest, int unreadable) {
        List<MyResult> listed = all.subList(Math.max(0, all.size() - newest), all.size());
        return new Standing(
                listed,
                all.size(),
                in(MyResult.SENT, all),
                in(MyResult.WAITING, all),
                in("refused", all),
                in(MyResult.WITHHELD, all),
                unreadable,
                Thanks.NONE,
                null);
    }

    /** Who may know what became of a result. */
    public interface Source {
        /** What it knows; empty if it never heard of it. Throws {@link AgentException} if it cannot be asked. */
        Optional<Receipt> receipt(String id) throws IOException;
    }

    /** With what the source knows of the listed results; at the first silence it is asked no more. */
    public Standing with(Source source) throws IOException {
        List<MyResult> asked = new ArrayList<>();
        String silence = null;
        for (MyResult mine : results) {
            MyResult now = mine;
            try {
                now = mine.onItsWay() && silence == null
                        ? source.receipt(mine.result().id()).map(mine::with).orElse(mine)
                        : mine;
            } catch (AgentException e) {
                silence = e.sentence();
            }
            asked.add(now);
        }
        int arrived = in(MyResult.SENT, asked) - in(MyResult.SENT, results);
        return new Standing(
                asked,
                known,
                sent + arrived,
                waiting - arrived,
                refused,
                withheld,
                unreadable,
                Thanks.of(asked),
                silence);
    }

    private static int in(String state, List<MyResult> all) {
        return (int) all.stream().filter(mine -> mine.state().equals(state)).count();
    }
}
