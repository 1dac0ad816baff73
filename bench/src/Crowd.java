import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Several clients, each with a connection of its own, that share out a list of requests.
final class Crowd {
    private Crowd() {}

    /// Does every task once, in about the order of their numbers, and says how long it took.
    /// A connection that fails ends the run: whoever must survive that does not use a crowd.
    static Duration work(int port, String key, int clients, int tasks, Task task)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        List<Future<Void>> futures = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < clients; client++) {
                futures.add(executor.submit(() -> {
                    try (Wire wire = new Wire(port, key)) {
                        for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
                            task.run(wire, i);
                        }
                        return null;
                    } catch (IOException | RuntimeException e) {
                        next.set(tasks); // the others need not go on
                        throw e;
                    }
                }));
            }
        }
        for (Future<Void> future : futures) {
            try {
                future.get();
            } catch (ExecutionException e) {
                throw new IOException("a client failed: " + e.getCause(), e.getCause());
            }
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /// One request, by its number.
    interface Task {
        void run(Wire wire, int number) throws IOException;
    }
}
