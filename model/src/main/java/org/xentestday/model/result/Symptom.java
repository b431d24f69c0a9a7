package org.xentestday.model.result;

/**
 * The first known failure signature in the evidence.
 *
 * @param id id in the signature catalogue, such as {@code xen-panic}
 * @param text the matched line, normalised (no time stamps, domain ids, addresses or device numbers)
 */
public record Symptom(String id, String text) {}
