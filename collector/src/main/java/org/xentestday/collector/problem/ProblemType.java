package org.xentestday.collector.problem;

import static io.micronaut.http.HttpStatus.*;

import io.micronaut.http.HttpStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Every type of problem there is. Names never change their meaning; programs rely on them. */
public enum ProblemType {
    MALFORMED(BAD_REQUEST, "The request, or what it carries, cannot be read."),
    INVALID(BAD_REQUEST, "It can be read and breaks its schema; the detail says where."),
    ID_MISMATCH(BAD_REQUEST, "The id is not the one that its cause, or the address, gives."),
    UNKNOWN_TYPE(BAD_REQUEST, "No event of the contract."),
    UNKNOWN_VERSION(BAD_REQUEST, "A major version of the contract that this collector does not know."),
    ORGANISER_ONLY(UNAUTHORIZED, "Only an organiser may do this, and the secret is missing or wrong."),
    ACCOUNT_ONLY(UNAUTHORIZED, "Only who is let in may see this, and the credential is missing, wrong or revoked."),
    UNSIGNED(FORBIDDEN, "The event bears no signature."),
    NOT_ENROLLED(FORBIDDEN, "The key that signed is not enrolled."),
    WRONG_SIGNATURE(FORBIDDEN, "The signature is not this key's signature of this event."),
    WRONG_MACHINE(FORBIDDEN, "The key that signed belongs to another machine than the event speaks of."),
    REVOKED(FORBIDDEN, "An organiser revoked the key or the account, for good."),
    TOKEN_REFUSED(FORBIDDEN, "The token is unknown, used, expired or taken back; which of them is not told."),
    ORGANISER_NOT_CONFIGURED(FORBIDDEN, "This collector has no organiser, so no secret would do."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this path."),
    UNKNOWN_PLAN(HttpStatus.NOT_FOUND, "There is no such plan."),
    UNKNOWN_CANDIDATE(HttpStatus.NOT_FOUND, "The plan knows no such candidate."),
    NO_DATE(HttpStatus.NOT_FOUND, "The plan does not say on which day it is."),
    UNKNOWN_RESULT(HttpStatus.NOT_FOUND, "No result of the asker's with this id is known yet."),
    UNKNOWN_TOKEN(HttpStatus.NOT_FOUND, "There is no such token."),
    UNKNOWN_KEY(HttpStatus.NOT_FOUND, "No machine was ever let in with such a key."),
    UNKNOWN_ACCOUNT(HttpStatus.NOT_FOUND, "There is no such account."),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This path takes other methods: see Allow."),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer cannot be given in a form that Accept names."),
    ALREADY_ENROLLED(CONFLICT, "The machine or the key is somebody else's."),
    OTHER_POLICY(CONFLICT, "The plan is to be held against a policy that this collector does not have."),
    REBUILD_RUNNING(CONFLICT, "An index is being rebuilt by this process already."),
    CHANGED_MEANWHILE(HttpStatus.PRECONDITION_FAILED, "It is not the version that the change was made for."),
    VERSION_WANTED(
            HttpStatus.PRECONDITION_REQUIRED, "It is there already: If-Match must say which version is to be changed."),
    TOO_LARGE(REQUEST_ENTITY_TOO_LARGE, "An event, a document or the whole body is over its limit."),
    BATCH_TOO_LARGE(REQUEST_ENTITY_TOO_LARGE, "More results than one request may carry; none of them was taken."),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This path takes other content types."),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Over a rate limit: nothing was taken, come after Retry-After."),
    UNEXPECTED(INTERNAL_SERVER_ERROR, "A fault of ours; the instance is in the log too."),
    KAFKA_AWAY(SERVICE_UNAVAILABLE, "The log does not answer: nothing was acknowledged, send it again."),
    STARTING(SERVICE_UNAVAILABLE, "The collector still reads who is enrolled."),
    CATCHING_UP(SERVICE_UNAVAILABLE, "The view still reads the log; half of it would mislead."),
    INDEX_AWAY(SERVICE_UNAVAILABLE, "The index does not answer; results are safe in the log.");

    private final HttpStatus status;
    private final String meaning;

    ProblemType(HttpStatus status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    /** The type of that code, such as {@code too-large}. */
    public static Optional<ProblemType> of(String code) {
        return Stream.of(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    /** The last part of its URI. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its URI. */
    public String uri() {
        return Problem.FAMILY + code();
    }

    /** It always comes with this one. */
    public HttpStatus status() {
        return status;
    }

    /** One sentence, the same for all occurrences. */
    public String meaning() {
        return meaning;
    }

    /** Whether asking again later may help; such answers have {@code Retry-After}. */
    public boolean passes() {
        return status == SERVICE_UNAVAILABLE || status == HttpStatus.TOO_MANY_REQUESTS;
    }
}
