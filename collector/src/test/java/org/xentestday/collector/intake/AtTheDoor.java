package org.xentestday.collector.intake;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.xentestday.collector.fixture.TestCollector;
import org.xentestday.model.fixture.TestMachine;

/** One collector for all tests of a class, one machine that it knows, and a log that nothing disturbs at first. */
abstract class AtTheDoor {
    static TestCollector collector;
    static TestMachine machine;

    @BeforeAll
    static void start(@TempDir Path data) {
        collector = TestCollector.in(data);
        machine = collector.enrolled(TestMachine.named("one"));
    }

    @AfterAll
    static void stop() {
        collector.close();
    }

    @BeforeEach
    void undisturbed() {
        collector.log().away(false);
        collector.log().caughtUp(true);
        collector.log().beforeEach(() -> {});
    }
}
