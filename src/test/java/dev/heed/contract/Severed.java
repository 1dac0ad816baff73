package dev.heed.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// A line to a server that can be cut: both ends of every connection see it close in the middle of what they say.
/// Or only one, in the moment in which the server says that it has committed.
final class Severed implements AutoCloseable {
    private final ServerSocket entrance;
    private final int exit;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    /// Connections that have carried the word.
    private final Set<Socket> marked = ConcurrentHashMap.newKeySet();

    private volatile String word = "";

    /// @param exit the port of this machine that it leads to
    Severed(int exit) throws IOException {
        this.exit = exit;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /// Cuts every connection there is; new ones get through.
    void cut() {
        open.forEach(Severed::close);
    }

    /// From now on, the answer to the next commit on any connection that carries this word is lost, and that
    /// connection.
    void loseCommitOf(String word) {
        this.word = word;
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket caller = entrance.accept();
                Socket called = new Socket(InetAddress.getLoopbackAddress(), exit);
                open.add(caller);
                open.add(called);
                Thread.ofVirtual()
                        .start(() -> carry(caller, called, said -> {
                            if (!word.isEmpty() && said.contains(word)) marked.add(called);
                            return true;
                        }));
                Thread.ofVirtual()
                        .start(() ->
                                carry(called, caller, said -> !(marked.contains(called) && said.contains("COMMIT\0"))));
            } catch (IOException e) {
                // closed, or nobody is at the exit: the caller sees the same
            }
        }
    }

    /// @param listener whether what was said may go on to the other end
    private void carry(Socket from, Socket to, Predicate<String> listener) {
        byte[] said = new byte[64 * 1024];
        try {
            for (int length = from.getInputStream().read(said);
                    length >= 0 && listener.test(new String(said, 0, length, ISO_8859_1));
                    length = from.getInputStream().read(said))
                to.getOutputStream().write(said, 0, length);
        } catch (IOException e) {
            // cut
        }
        close(from);
        close(to);
        open.remove(from);
        open.remove(to);
        marked.remove(from);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }
}
