package org.xentestday.model.plan;

import java.time.Instant;

/**
 * A machine that an organiser let in. The kid is the key of its topic.
 *
 * @param kid names the public key
 * @param publicKey Ed25519, as {@code Keys} writes it
 * @param machine pseudonym of the host that may sign with it
 * @param tester pseudonym the organiser gave with the token
 * @param enrolledAt by the collector's clock
 */
public record Enrolment(String kid, String publicKey, String machine, String tester, Instant enrolledAt) {}
