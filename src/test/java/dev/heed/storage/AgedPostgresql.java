package dev.heed.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A way to a PostgreSQL on which it says that it is an older one: in what it reports at the beginning of each
/// connection (`server_version`), the major version is another.
final class AgedPostgresql implements AutoCloseable {
    private static final String REPORT = "server_version\0";

    private final ServerSocket entrance;
    private final int exit;
    private final String major;

    /// @param exit the port of the real one
    /// @param major two digits, as the real one's
    AgedPostgresql(int exit, String major) throws IOException {
        this.exit = exit;
        this.major = major;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket caller = entrance.accept();
                Socket called = new Socket(InetAddress.getLoopbackAddress(), exit);
                Thread.ofVirtual().start(() -> carry(caller, called));
                Thread.ofVirtual().start(() -> carry(called, caller));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] said = new byte[64 * 1024];
        try (from;
                to) {
            for (int length = from.getInputStream().read(said);
                    length >= 0;
                    length = from.getInputStream().read(said)) {
                String words = new String(said, 0, length, ISO_8859_1).replaceAll(REPORT + "\\d\\d", REPORT + major);
                to.getOutputStream().write(words.getBytes(ISO_8859_1));
            }
        } catch (IOException e) {
            // one of them hung up
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
