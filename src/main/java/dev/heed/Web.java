package dev.heed;

/// What listens for a node.
interface Web {
    /// Starts to listen, and returns when it answers.
    ///
    /// @throws RuntimeException with a [java.net.BindException] behind it, if the port is taken
    Door open(Node node, WebSettings settings);

    /// One that listens. Closing it lets what has begun come to an end.
    interface Door extends AutoCloseable {
        /// The port it got.
        int port();

        @Override
        void close();
    }
}
