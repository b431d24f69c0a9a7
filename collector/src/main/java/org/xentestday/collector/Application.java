package org.xentestday.collector;

import io.micronaut.runtime.Micronaut;

/** Starts the collector as a process of its own. */
public final class Application {
    private Application() {}

    /** No arguments: configuration is in application.yml and the environment. */
    public static void main(String[] args) {
        Micronaut.run(Application.class, args);
    }
}
