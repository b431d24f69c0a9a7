package org.xentestday.agent.send;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xentestday.agent.exit.AgentException;
import org.xentestday.agent.server.Problem;
import org.xentestday.agent.server.Reply;
import org.xentestday.agent.server.Server;
import org.xentestday.model.event.Event;
import org.xentestday.model.event.StructuredMode;

/** Results over HTTP: batches of lines, an outcome for each. */
public final class HttpTransport implements Transport {
    private static final String NOT_ENROLLED = "not-enrolled";
    private static final int TOO_LARGE = 413;

    private final Server server;
    private final String advice;

    /** Sends results of this machine to that server. */
    public HttpTransport(Server server) {
        this(server, "run testday enrol with a token");
    }

    /** Sends results to that server; the advice is for those of a machine that it does not know. */
    public HttpTransport(Server server, String advice) {
        this.server = server;
        this.advice = advice;
    }

    @Override
    public List<Answer> send(List<Event> batch) {
        try {
            return answers(batch, server.batch(lines(batch)));
        } catch (AgentException e) {
            return all(batch, obstacle(e));
        }
    }

    private static Answer obstacle(AgentException e) {
        return switch (e.exit()) {
            case INSECURE -> new Answer.Insecure(e.sentence());
            case NOT_PERMITTED -> new Answer.NotPermitted(e.sentence());
            default -> new Answer.Later(e.sentence());
        };
    }

    @Override
    public void close() {
        // connections are the platform's
    }

    private static byte[] lines(List<Event> batch) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(batch.size() * 2048);
        for (Event event : batch) {
            lines.writeBytes(StructuredMode.write(event));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private List<Answer> answers(List<Event> batch, Reply reply) {
        return switch (reply.status()) {
            case 202 -> all(batch, new Answer.Taken());
            case 207 -> eachLine(batch, reply);
            case 400, TOO_LARGE, 422 -> refusedAsWhole(batch, reply);
            case 401, 403 -> all(batch, permission(reply.problem()));
            default -> all(batch, new Answer.Later(notNow(reply)));
        };
    }

    private String notNow(Reply reply) {
        String address = server.address().toString();
        return reply.later()
                ? reply.laterSentence(address)
                : address + " answered " + reply.status() + ": is it the address of a Xen TestDay server?";
    }

    /**
     * Someone in the batch is at fault, or the batch is too large: halves tell whom. A refusal is for good, so it must be
     * the word of a TestDay server and not of whoever else answers at that address. A proxy may find a batch too large.
     */
    private List<Answer> refusedAsWhole(List<Event> batch, Reply reply) {
        boolean ours = reply.saysProblem();
        if (!ours && (reply.status() != TOO_LARGE || batch.size() == 1)) {
            return all(batch, new Answer.Later(notNow(reply)));
        }
        if (batch.size() == 1) {
            return List.of(refused(reply.problem()));
        }
        int middle = batch.size() / 2;
        List<Answer> answers = new ArrayList<>(send(batch.subList(0, middle)));
        answers.addAll(send(batch.subList(middle, batch.size())));
        return answers;
    }

    private List<Answer> eachLine(List<Event> batch, Reply reply) {
        Map<Integer, Answer> byLine = new HashMap<>();
        for (JsonNode outcome : reply.json().path("outcomes")) {
            byLine.put(outcome.path("line").asInt(), answer(outcome));
        }
        List<Answer> answers = new ArrayList<>();
        Answer silence = new Answer.Later(server.address() + " did not say what became of every result.");
        for (int line = 1; line <= batch.size(); line++) {
            answers.add(byLine.getOrDefault(line, silence));
        }
        return answers;
    }

    private Answer answer(JsonNode outcome) {
        int status = outcome.path("status").asInt();
        Problem problem = Problem.of(status, outcome.path("problem"));
        if (status / 100 == 2) {
            return new Answer.Taken();
        }
        if (problem.code().equals(NOT_ENROLLED)) {
            return permission(problem);
        }
        return status / 100 == 4 && status != 429
                ? refused(problem)
                : new Answer.Later(server.address() + " cannot take all results now: " + problem.sentence() + ".");
    }

    private static Answer refused(Problem problem) {
        return new Answer.Refused(problem.code(), problem.sentence());
    }

    private Answer permission(Problem problem) {
        return new Answer.NotPermitted(
                "The server does not know this machine (" + problem.sentence() + "): " + advice + ".");
    }

    private static List<Answer> all(List<Event> batch, Answer answer) {
        return Collections.nCopies(batch.size(), answer);
    }
}
