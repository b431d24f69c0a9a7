package org.xentestday.standalone.demo;

import java.util.Random;
import org.xentestday.model.result.Facet;
import org.xentestday.model.result.Facets;

/**
 * A tester's machine that exists only here. Its seed decides every accident that befalls it, so the same population
 * tells the same story.
 *
 * @param name for its directory and its tester
 * @param seed of its accidents
 * @param facets of the host
 * @param card graphics card for passthrough: class of its largest BAR, vendor and device
 * @param deviceModel what its HVM guests run on
 * @param laptop sleeps well; servers skip S3
 * @param direct sends straight to Kafka and not over HTTP
 */
record SimulatedMachine(
        String name, long seed, Facets facets, Card card, String deviceModel, boolean laptop, boolean direct) {
    /**
     * A graphics card.
     *
     * @param bar class of its largest BAR
     * @param device PCI vendor and device id
     */
    record Card(String bar, String device) {}

    /** Accidents of one test on one candidate, the same each time they are asked for. */
    Random accidents(String test, String candidate) {
        return new Random(seed * 31 + test.hashCode() * 17L + candidate.hashCode());
    }

    /** The configuration of one run of a test. */
    Facets facets(String test) {
        Facets run = facets;
        if (test.startsWith("gpu-")) {
            run = device(run, "gpu", card.device(), "nouveau").with(Facet.DUT_BAR, card.bar());
        } else if (test.startsWith("pci-")) {
            run = device(run, "nic", "8086:10c9", "igb").with(Facet.DUT_BAR, "le64m");
        }
        return guest(run, test);
    }

    private static Facets device(Facets run, String kind, String device, String driver) {
        return run.with(Facet.DUT_CLASS, kind)
                .with(Facet.DUT_VENDOR, device.substring(0, 4))
                .with(Facet.DUT_DEVICE, device)
                .with(Facet.DUT_DRIVER, driver)
                .with(Facet.DUT_FUNCTION, "pf");
    }

    private Facets guest(Facets run, String test) {
        if (test.equals("boot") || test.equals("host-s3") || test.equals("xtf")) {
            return run;
        }
        boolean pv = test.endsWith("-pv");
        return run.with(Facet.GUEST_TYPE, pv ? "pv" : "hvm")
                .with(Facet.GUEST_OS, "linux")
                .with(Facet.DEVICE_MODEL, pv ? "none" : deviceModel);
    }
}
