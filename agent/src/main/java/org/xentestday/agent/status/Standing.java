package org.xentestday.agent.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
                in("sent", all),
                in("waiting", all),
                in("refused", all),
                unreadable,
                Thanks.NONE,
                null);
    }

    /** With what the server knows of the listed results; at the first silence it is asked no more. */
    public Standing with(Function<String, Optional<Receipt>> server) {
        List<MyResult> asked = new ArrayList<>();
        String silence = null;
        for (MyResult mine : results) {
            try {
                asked.add(
                        mine.sent() && silence == null
                                ? mine.with(server.apply(mine.result().id()).orElse(null))
                                : mine);
            } catch (AgentException e) {
                silence = e.sentence();
                asked.add(mine);
            }
        }
        return new Standing(asked, known, sent, waiting, refused, unreadable, Thanks.of(asked), silence);
    }

    private static int in(String state, List<MyResult> all) {
        return (int) all.stream().filter(mine -> mine.state().equals(state)).count();
    }
}
