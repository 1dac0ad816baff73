package dev.heed.web.api;

import dev.heed.schedule.Clockwork;
import dev.heed.schedule.Run;
import dev.heed.storage.Database;
import dev.heed.storage.Journal;
import dev.heed.storage.Pulse;
import dev.heed.storage.StorageException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What this process counts about itself, by names that are listed in `docs/reference/metrics.md`. Labels are words of
/// ours and never a caller's, so that there are only so many.
final class Meters implements AutoCloseable {
    private static final Duration[] STEPS = {
        Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
        Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
        Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(10)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collector = new JvmGcMetrics();
    private final Map<String, Counter> accepted = new ConcurrentHashMap<>();
    private final Map<ProblemType, Counter> rejected = new ConcurrentHashMap<>();
    private final Map<Answered, Timer> requests = new ConcurrentHashMap<>();

    /// @param route the template of the address, `none` where there is none
    /// @param status the class of the status: `2xx`
    private record Answered(String method, String route, String status) {}

    Meters() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collector.bindTo(registry);
        String version = Meters.class.getPackage().getImplementationVersion();
        Gauge.builder("heed.info", () -> 1)
                .tag("version", version == null ? "unknown" : version)
                .register(registry);
    }

    /// Counts what the journal does from now on.
    void watch(Journal journal) {
        gauge("heed.journal.queue.rows", journal, one -> one.queue().rows());
        gauge("heed.journal.queue.rows.limit", journal, one -> one.queue().mostRows());
        gauge("heed.journal.queue.bytes", journal, one -> one.queue().bytes());
        gauge("heed.journal.queue.bytes.limit", journal, one -> one.queue().mostBytes());
        FunctionCounter.builder("heed.journal.refused.rows", journal, Journal::refused)
                .register(registry);
        DistributionSummary rows = DistributionSummary.builder("heed.commit.rows")
                .serviceLevelObjectives(1, 4, 16, 64, 256, 512, 1_024, 4_096)
                .register(registry);
        Timer stored = commit("stored");
        Timer failed = commit("failed");
        journal.watch((count, nanos, done) -> {
            (done ? stored : failed).record(nanos, TimeUnit.NANOSECONDS);
            if (!done) return;
            rows.record(count);
            Outages.AWAY.stored();
            Outages.BUSY.stored();
        });
    }

    private Timer commit(String outcome) {
        return Timer.builder("heed.commit")
                .tag("outcome", outcome)
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }

    void watch(Database database) {
        Gauge.builder("heed.database.info", () -> 1)
                .tag("kind", database.engine())
                .register(registry);
        for (StorageException.Fault fault : StorageException.Fault.values())
            FunctionCounter.builder("heed.storage.errors", database, one -> one.failures(fault))
                    .tag("kind", fault.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        for (Database.Pool pool : database.pools()) {
            pool(database, pool.name(), "used", Database.Pool::used);
            pool(database, pool.name(), "idle", Database.Pool::idle);
            pool(database, pool.name(), "waiting", Database.Pool::waiting);
            pool(database, pool.name(), "limit", Database.Pool::most);
        }
    }

    private void pool(Database database, String name, String state, ToDoubleFunction<Database.Pool> figure) {
        Gauge.builder(
                        "heed.database.connections",
                        database,
                        one -> one.pools().stream()
                                .filter(pool -> pool.name().equals(name))
                                .mapToDouble(figure)
                                .sum())
                .tag("pool", name)
                .tag("state", state)
                .register(registry);
    }

    void watch(Pulse pulse) {
        gauge("heed.disk.free.bytes", pulse, Pulse::freeBytes);
    }

    /// Counts the runs of tasks on this node.
    void watch(Clockwork clockwork) {
        for (String task : clockwork.tasks()) {
            // nobody here learns that a run was lost: whoever would count it has died
            for (Run.Outcome outcome : List.of(Run.Outcome.DONE, Run.Outcome.FAILED))
                FunctionCounter.builder("heed.task.runs", clockwork, one -> one.runs(task, outcome))
                        .tag("task", task)
                        .tag("outcome", outcome.word())
                        .register(registry);
            Gauge.builder("heed.task.last.success.seconds", clockwork, one -> seconds(one.lastSuccess(task)))
                    .tag("task", task)
                    .register(registry);
        }
    }

    private static double seconds(@Nullable Instant time) {
        return time == null ? 0 : time.toEpochMilli() / 1_000.0;
    }

    private <T> void gauge(String name, T of, ToDoubleFunction<T> figure) {
        Gauge.builder(name, of, figure).register(registry);
    }

    /// A vote that was taken: `stored`, `revised` or `replayed`.
    void accept(String outcome) {
        accepted.computeIfAbsent(outcome, word -> registry.counter("heed.votes", "outcome", word))
                .increment();
    }

    /// A vote that was not.
    void reject(ProblemType reason) {
        rejected.computeIfAbsent(reason, type -> registry.counter("heed.votes.rejected", "reason", type.slug()))
                .increment();
    }

    void answer(String method, String route, int status, long nanos) {
        requests.computeIfAbsent(new Answered(method, route, status / 100 + "xx"), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Answered answered) {
        return Timer.builder("heed.http.requests")
                .tag("method", answered.method)
                .tag("route", answered.route)
                .tag("status", answered.status)
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }

    /// All of it in Prometheus' text format, version 0.0.4.
    String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collector.close();
        registry.close();
    }
}
