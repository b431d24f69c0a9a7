package org.xentestday.agent.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.identity.Membership;
import org.xentestday.agent.send.Answer;
import org.xentestday.agent.send.HttpTransport;
import org.xentestday.agent.send.Sending;
import org.xentestday.agent.server.Receipt;
import org.xentestday.agent.server.Server;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.Limits;
import org.xentestday.model.plan.Plan;

/**
 * Sends another machine's bundle, unchanged: its results carry that machine's signature, so it need not matter who
 * brings them. Doing it again counts nothing twice and brings back newer receipts.
 */
public final class Courier {
    /** Receipts in an answer, of the newest results. */
    private static final int RECEIPTS = 200;

    private static final String ADVICE = "ask the organiser for a token and add --token TOKEN";

    private final Server server;

    /** To that server. */
    public Courier(Server server) {
        this.server = server;
    }

    /**
     * Sends what the bundle holds and writes the answer beside it.
     *
     * @param token lets the bundle's machine in first; null if it is known
     * @param each is told what became of each result
     */
    public Delivery deliver(Path file, @Nullable String token, Consumer<Delivered> each) throws IOException {
        try (BundleReader bundle = BundleReader.open(file)) {
            BundleHeader header = bundle.header();
            Optional<BundleAnswer> before = earlier(file, header);
            Membership membership = token == null
                    ? before.map(BundleAnswer::membership).orElse(null)
                    : server.enrol(token, header.publicKey(), header.machine()).carried();
            List<Delivered> outcomes = new ArrayList<>();
            Optional<Answer.Obstacle> obstacle = send(bundle, outcomes, each);
            int taken = (int) outcomes.stream().filter(Delivered::taken).count();
            int waiting = Math.max(0, header.count() - outcomes.size());
            BundleAnswer answer = new BundleAnswer(
                    BundleAnswer.VERSION,
                    header.machine(),
                    membership,
                    outcomes,
                    receipts(membership, outcomes),
                    plans());
            before.map(answer::after).orElse(answer).write(BundleAnswer.beside(file));
            Sending sending = new Sending(taken, outcomes.size() - taken, waiting, obstacle.orElse(null));
            return new Delivery(header, sending, obstacle.isPresent() ? Optional.empty() : bundle.fault());
        }
    }

    /** What an earlier sending for that machine brought, which it may not have read yet. */
    private static Optional<BundleAnswer> earlier(Path file, BundleHeader header) throws IOException {
        Path answer = BundleAnswer.beside(file);
        try {
            return Files.exists(answer)
                    ? Optional.of(BundleAnswer.read(answer))
                            .filter(before -> before.machine().equals(header.machine()))
                    : Optional.empty();
        } catch (AgentException e) {
            return Optional.empty(); // whatever it was, the new answer takes its place
        }
    }

    private Optional<Answer.Obstacle> send(BundleReader bundle, List<Delivered> outcomes, Consumer<Delivered> each)
            throws IOException {
        try (HttpTransport transport = new HttpTransport(server, ADVICE)) {
            List<Event> batch = bundle.next(Limits.BATCH);
            while (!batch.isEmpty()) {
                List<Answer> answers = transport.send(batch);
                for (int i = 0; i < batch.size(); i++) {
                    if (answers.get(i) instanceof Answer.Obstacle obstacle) {
                        return Optional.of(obstacle);
                    }
                    Delivered delivered = delivered(batch.get(i).id(), answers.get(i));
                    outcomes.add(delivered);
                    each.accept(delivered);
                }
                batch = bundle.next(Limits.BATCH);
            }
            return Optional.empty();
        }
    }

    private static Delivered delivered(String id, Answer answer) {
        return answer instanceof Answer.Refused(String code, String sentence)
                ? new Delivered(id, code, sentence)
                : new Delivered(id, null, null);
    }

    /** A courtesy, asked in the machine's name: a server that is silent now may be asked again with the same bundle. */
    private List<Receipt> receipts(@Nullable Membership owner, List<Delivered> outcomes) {
        Server asked = owner == null ? server : server.as(owner);
        List<Receipt> receipts = new ArrayList<>();
        try {
            for (Delivered delivered : outcomes.subList(Math.max(0, outcomes.size() - RECEIPTS), outcomes.size())) {
                if (delivered.taken()) {
                    asked.receipt(delivered.id()).ifPresent(receipts::add);
                }
            }
            return receipts;
        } catch (AgentException e) {
            return receipts;
        }
    }

    private List<Plan> plans() {
        try {
            return server.plans();
        } catch (AgentException e) {
            return List.of();
        }
    }
}
