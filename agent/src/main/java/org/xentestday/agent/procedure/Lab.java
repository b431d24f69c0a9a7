package org.xentestday.agent.procedure;

import java.nio.file.Path;
import java.util.Optional;
import org.xentestday.agent.command.Pace;
import org.xentestday.agent.command.Programs;
import org.xentestday.agent.probe.Host;

/**
 * The machine that tests run on, the same for all tests of a run.
 *
 * @param programs its commands
 * @param host its files
 * @param root where its files are; {@code /} except in tests
 * @param scratch a directory of ours
 * @param pace how much longer than a quick machine it takes
 * @param ticker its time
 * @param person who sits there
 * @param xenVersion {@code major.minor} of the toolstack
 * @param device PCI address of the device under test, in full
 * @param ownKernel a guest kernel the tester brings
 * @param ownRamdisk a guest ramdisk the tester brings
 * @param xtf directory of the Xen Test Framework
 */
public record Lab(
        Programs programs,
        Host host,
        Path root,
        Path scratch,
        Pace pace,
        Ticker ticker,
        Person person,
        String xenVersion,
        Optional<String> device,
        Optional<Path> ownKernel,
        Optional<Path> ownRamdisk,
        Optional<Path> xtf) {
    /** The same at another pace. */
    public Lab at(Pace newPace) {
        return new Lab(
                programs, host, root, scratch, newPace, ticker, person, xenVersion, device, ownKernel, ownRamdisk, xtf);
    }
}
