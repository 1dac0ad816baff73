package dev.heed;

/// Where the server listens.
///
/// @param host an address or name of this machine
/// @param port 0 for any that is free
record WebSettings(String host, int port) {}
