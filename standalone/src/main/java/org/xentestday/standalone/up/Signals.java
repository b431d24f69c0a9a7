package org.xentestday.standalone.up;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C and SIGTERM. A shutdown hook would not do: it cannot hear a second Ctrl-C, and the exit code would say that the
 * signal killed us. The JDK has no supported way to hear signals, so this one is used without being compiled against.
 */
final class Signals {
    private static final List<String> STOPPING = List.of("INT", "TERM", "HUP");

    private Signals() {}

    /** Calls {@code first} on the first signal, {@code again} on each further one. */
    static void onStop(Runnable first, Runnable again) {
        AtomicBoolean asked = new AtomicBoolean();
        STOPPING.forEach(name -> handle(name, () -> (asked.getAndSet(true) ? again : first).run()));
    }

    private static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        action.run();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This JVM cannot hear SIG" + name, e);
        }
    }
}
