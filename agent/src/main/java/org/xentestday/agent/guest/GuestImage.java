package org.xentestday.agent.guest;

import java.nio.file.Path;

/**
 * What a guest is booted from.
 *
 * @param kernel of Linux
 * @param ramdisk its first file system, whose init speaks the lines of {@code docs/guest.md}
 */
public record GuestImage(Path kernel, Path ramdisk) {}
