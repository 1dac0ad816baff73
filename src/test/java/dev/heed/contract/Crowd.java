package dev.heed.contract;

import dev.heed.web.api.Plain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Sixteen callers with the same key, each on a connection of their own, who begin at the same moment.
final class Crowd {
    static final int SIZE = 16;

    private Crowd() {}

    /// One request of one of them.
    interface Request {
        Plain.Answer by(Client caller) throws IOException;
    }

    /// The answers in the order of the requests; the first caller sends the first, seventeenth… of them.
    static List<Plain.Answer> send(int port, String key, List<Request> requests) {
        var together = new CyclicBarrier(SIZE);
        var answers = new ArrayList<Plain.Answer>(java.util.Collections.nCopies(requests.size(), null));
        var people = new ArrayList<Callable<Void>>();
        for (int person = 0; person < SIZE; person++) {
            int first = person;
            people.add(() -> {
                try (Client caller = new Client(port, key)) {
                    together.await();
                    for (int i = first; i < requests.size(); i += SIZE)
                        answers.set(i, requests.get(i).by(caller));
                }
                return null;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(people)) done.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return answers;
    }
}
