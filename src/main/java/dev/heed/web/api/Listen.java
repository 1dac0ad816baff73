package dev.heed.web.api;

/// Where to listen.
///
/// @param host an address or name of this machine
/// @param port 0..65535; 0 takes any free one
public record Listen(String host, int port) {
    public Listen {
        if (port < 0 || port > 65_535) throw new IllegalArgumentException("port must be 0..65535, got " + port);
    }
}
