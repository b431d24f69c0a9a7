package org.xentestday.standalone.port;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.xentestday.standalone.fault.ExitCode;
import org.xentestday.standalone.fault.StartException;

/** Ports on the loopback address, where all listen but who has a certificate. */
public final class Ports {
    /** Loopback, spelt as every client and server of ours gets it. */
    public static final String HOST = "127.0.0.1";

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral(HOST);

    private Ports() {}

    /** A port that was free a moment ago. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks that a part will be able to listen.
     *
     * @param wanting the part, as the user knows it
     * @param option the option that chooses another port
     */
    public static void requireFree(int port, String wanting, String option) {
        requireFree(LOOPBACK, port, wanting, option);
    }

    /** The same on another address of this machine. */
    public static void requireFree(InetAddress address, int port, String wanting, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.PORT_TAKEN,
                    "Port %d on %s cannot be had by %s (%s): stop what uses it, or choose another with %s."
                            .formatted(port, address.getHostAddress(), wanting, e.getMessage(), option),
                    e);
        }
    }
}
