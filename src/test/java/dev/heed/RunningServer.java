package dev.heed;

import dev.heed.web.api.Listen;
import java.util.List;

/// The real server on a free port of the loopback, for the tests of any room.
public final class RunningServer implements AutoCloseable {
    private final Server server;

    /// @param parts what its controllers ask for
    public RunningServer(List<?> parts) {
        server = Server.start(new Listen("127.0.0.1", 0), parts);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
