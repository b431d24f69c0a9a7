package org.xentestday.agent.procedure;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Map;
import org.xentestday.agent.guest.Guest;
import org.xentestday.agent.guest.GuestSpec;
import org.xentestday.model.result.Measure;
import org.xentestday.model.result.Status;

/** A guest writes its disk and reads it again: nothing may be wrong; how fast is only recorded. */
record BlockThroughput(GuestSpec spec) implements Procedure {
    private static final int MIB = 64;
    private static final int WORK_SECONDS = 180;

    @Override
    public Ending run(Stage stage) throws IOException {
        stage.run(20, "modprobe", "loop"); // not each dom0 loads it by itself, and a disk that is a file needs it
        Path disk = stage.file(".disk");
        try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
            file.setLength((long) MIB << 20);
        }
        Guest guest = stage.start(spec.disk(disk.toString(), "testday.task=block testday.mib=" + MIB));
        stage.step("wait until the guest has written and read its disk");
        Map<String, String> read = stage.await(
                        guest,
                        WORK_SECONDS,
                        "write and read its disk",
                        report -> report.measured("read").isPresent())
                .measured("read")
                .orElseThrow();
        if (!"0".equals(read.get("wrong"))) {
            throw StopException.fail(
                    read.getOrDefault("wrong", "Some") + " of " + MIB + " MiB were not read as they were written.");
        }
        guest.report().troubles().forEach(line -> stage.warn("The guest's kernel says: " + line));
        return Passed.with(
                stage, measure("write", guest.report().measured("write").orElse(Map.of())), measure("read", read));
    }

    private static Measure measure(String name, Map<String, String> said) {
        try {
            double seconds =
                    Double.parseDouble(said.getOrDefault("to", "")) - Double.parseDouble(said.getOrDefault("from", ""));
            return new Measure(name, MIB / Math.max(seconds, 0.01), "MiB/s");
        } catch (NumberFormatException e) {
            throw StopException.because(Status.ERROR, "no-measure");
        }
    }
}
