package org.xentestday.collector.board;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.xentestday.collector.view.StoryTeller;

/**
 * Serves the board with the story on it, for those who work on the page: {@code ./mvnw -pl model,collector test-compile}
 * and start it from an IDE, or see collector/README.md.
 */
public final class BoardPreview {
    private BoardPreview() {}

    /** An argument {@code empty} leaves the story out. */
    public static void main(String[] arguments) throws InterruptedException {
        Map<String, Object> settings = Map.of(
                "testday.story", true, "testday.roles", "board", "testday.port", 8099, "testday.host", "127.0.0.1");
        try (ApplicationContext context = ApplicationContext.run(settings)) {
            EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
            if (arguments.length == 0) {
                context.getBean(StoryTeller.class).tell();
            }
            System.out.println("The board is at " + server.getURL());
            new CountDownLatch(1).await();
        }
    }
}
