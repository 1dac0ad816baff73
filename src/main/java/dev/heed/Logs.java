package dev.heed;

import java.util.logging.LogManager;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Tomcat and the driver of PostgreSQL log through `java.util.logging`, which writes to the terminal as it likes; their
/// words go where ours go.
final class Logs {
    private Logs() {}

    static void bridge() {
        if (SLF4JBridgeHandler.isInstalled()) return;
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.install();
    }
}
