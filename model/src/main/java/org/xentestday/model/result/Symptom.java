package org.xentestday.model.result;

/**
 * The first failure signature in the evidence, as whoever made the result names it: failures with one id are grouped, and
 * known issues match it. There is no list of ids.
 *
 * @param id such as {@code xen-panic}
 * @param text the line that shows it, best without what changes from run to run, such as time stamps and domain ids
 */
public record Symptom(String id, String text) {}
