package dev.heed.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.heed.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs tasks when they are due: each on one node at a time, whichever comes first. A node that dies in the middle
/// loses the task after [#LEASE], and another goes on.
///
/// Who runs what is kept by db-scheduler, in a table that it looks at every ten seconds; a look that finds nothing due
/// writes nothing. The log of runs is our own. Nodes go by their own clocks, which may differ by less than the lease.
public final class Clockwork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);

    /// How often the table is looked at: no task is due more often.
    static final Duration LOOK = Duration.ofSeconds(10);

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int HEARTBEATS_MISSED = 4;

    /// How long a task belongs to a node that is not heard of.
    public static final Duration LEASE = HEARTBEAT.multipliedBy(HEARTBEATS_MISSED);

    /// When a run that failed is tried again, unless the next is due before.
    static final Duration RETRY = Duration.ofMinutes(5);

    /// How long a run may go on when the node stops; as long again after it was interrupted.
    private static final Duration DRAIN = Duration.ofSeconds(5);

    /// One that takes long does not hold up the others.
    static final int AT_ONCE = 2;

    private final RunQuery log;
    private final LongSupplier numbers;
    private final InstantSource clock;
    private final List<Task> tasks;
    private final String node;
    private final Map<String, Map<Run.Outcome, LongAdder>> counts = new ConcurrentHashMap<>();
    private final Map<String, Instant> successes = new ConcurrentHashMap<>();
    private final Looks looks = new Looks();
    private final Threads threads;
    private @Nullable CompletableFuture<Scheduler> running;

    /// Starts nothing yet.
    ///
    /// @param numbers identities for runs
    public Clockwork(Database database, LongSupplier numbers, InstantSource clock, List<Task> tasks) {
        this(database, numbers, clock, tasks, Threads.usual());
    }

    Clockwork(Database database, LongSupplier numbers, InstantSource clock, List<Task> tasks, Threads threads) {
        this.log = new RunQuery(database);
        this.numbers = numbers;
        this.clock = clock;
        this.tasks = List.copyOf(tasks);
        this.threads = threads;
        byte[] word = new byte[8];
        ThreadLocalRandom.current().nextBytes(word);
        this.node = ProcessHandle.current().pid() + "-" + HexFormat.of().formatHex(word);
        for (Task task : tasks) {
            Map<Run.Outcome, LongAdder> none = new EnumMap<>(Run.Outcome.class);
            for (Run.Outcome outcome : Run.Outcome.values()) none.put(outcome, new LongAdder());
            counts.put(task.name(), none);
        }
    }

    /// Who works.
    ///
    /// @param runs run tasks: [#AT_ONCE]
    /// @param heartbeats shows that this node lives, and looks for others that do not
    record Threads(ExecutorService runs, ScheduledExecutorService heartbeats) {
        static Threads usual() {
            return new Threads(
                    Executors.newFixedThreadPool(AT_ONCE, named("heed-task")),
                    Executors.newSingleThreadScheduledExecutor(named("heed-heartbeat")));
        }

        static ThreadFactory named(String name) {
            return Thread.ofPlatform().daemon().name(name, 0).factory();
        }

        void end() {
            runs.shutdownNow();
            heartbeats.shutdownNow();
        }
    }

    /// Begins to look, on a thread of its own: a server need not wait for it.
    public synchronized void start() {
        if (running != null) throw new IllegalStateException("started already");
        ExecutorService starter = Executors.newSingleThreadExecutor(Threads.named("heed-clockwork-start"));
        running = CompletableFuture.supplyAsync(this::begin, starter);
        starter.shutdown();
    }

    private Scheduler begin() {
        List<RecurringTask<Void>> known = tasks.stream().map(this::recurring).toList();
        Scheduler scheduler = TaskQuery.over(log.database(), known)
                .clock(clock::instant)
                .serializer(new NoData())
                .schedulerName(new SchedulerName.Fixed(node))
                .pollingInterval(LOOK)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(HEARTBEATS_MISSED)
                .shutdownMaxWait(DRAIN)
                .threads(AT_ONCE)
                .executorService(threads.runs())
                .dueExecutor(Executors.newSingleThreadExecutor(Threads.named("heed-clockwork")))
                .housekeeperExecutor(threads.heartbeats())
                .addSchedulerListener(looks)
                .build();
        remember();
        enter(scheduler, known);
        scheduler.start();
        return scheduler;
    }

    /// When tasks last came to a good end. Only metrics ask for it: where the database is away, they do without until
    /// the next run.
    private void remember() {
        try {
            log.successes().forEach(successes::putIfAbsent);
        } catch (RuntimeException e) {
            LOG.warn("the log of tasks cannot be read", e);
        }
    }

    /// Puts into the table what is not there; again and again until that has come about.
    private void enter(Scheduler scheduler, List<RecurringTask<Void>> known) {
        try {
            for (RecurringTask<Void> task : known) task.onStartup(scheduler, clock::instant);
        } catch (RuntimeException e) {
            LOG.warn("cannot enter tasks, which is tried again in {}", LOOK, e);
            CompletableFuture.delayedExecutor(LOOK.toSeconds(), TimeUnit.SECONDS, threads.heartbeats())
                    .execute(() -> enter(scheduler, known));
        }
    }

    private RecurringTask<Void> recurring(Task task) {
        Duration again = task.every().compareTo(RETRY) < 0 ? task.every() : RETRY;
        return Tasks.recurring(task.name(), FixedDelay.of(task.every()))
                .onFailure(new FailureHandler.OnFailureRetryLater<>(again))
                // by this clock: its own way goes by the machine's
                .onDeadExecution((dead, entry) -> entry.reschedule(dead, clock.instant()))
                .execute((_, context) ->
                        run(task, () -> context.getSchedulerState().isShuttingDown()));
    }

    private void run(Task task, Task.Shift shift) {
        long run = numbers.getAsLong();
        log.begin(run, task.name(), node, clock.instant());
        try {
            String summary = task.work().run(shift);
            Instant now = clock.instant();
            log.end(run, Run.Outcome.DONE, summary, now);
            successes.put(task.name(), now);
            count(task, Run.Outcome.DONE);
            if (!summary.isEmpty()) LOG.info("task {}: {}", task.name(), summary);
        } catch (RuntimeException | Error e) {
            count(task, Run.Outcome.FAILED);
            LOG.warn("task {} failed and is tried again", task.name(), e);
            // its message may quote what was stored
            log.end(run, Run.Outcome.FAILED, e.getClass().getSimpleName(), clock.instant());
            throw e;
        }
    }

    private void count(Task task, Run.Outcome outcome) {
        Objects.requireNonNull(Objects.requireNonNull(counts.get(task.name())).get(outcome))
                .increment();
    }

    /// The names of all tasks.
    public List<String> tasks() {
        return tasks.stream().map(Task::name).toList();
    }

    /// How many runs of a task have ended so on this node, since its start.
    public long runs(String task, Run.Outcome outcome) {
        return Objects.requireNonNull(Objects.requireNonNull(counts.get(task)).get(outcome))
                .sum();
    }

    /// When a task last came to a good end: here, or anywhere before this node started.
    public @Nullable Instant lastSuccess(String task) {
        return successes.get(task);
    }

    /// The last runs of all tasks on all nodes, newest first.
    public List<Run> log(int most) {
        return log.last(most);
    }

    /// Looks now, and returns when that look is over and what was due has begun or waits for its turn.
    void look() {
        Scheduler scheduler = Objects.requireNonNull(running, "not started").join();
        long before = looks.over();
        // the look that may be under way has seen an older time
        scheduler.triggerCheckForDueExecutions();
        looks.await(before + 1);
        scheduler.triggerCheckForDueExecutions();
        looks.await(before + 2);
    }

    /// Tells of looks, and once of each time in which they fail.
    private static final class Looks extends AbstractSchedulerListener {
        private long over;
        private boolean failing;

        @Override
        public synchronized void onSchedulerEvent(SchedulerEventType type) {
            switch (type) {
                case RAN_EXECUTE_DUE -> {
                    failing = false;
                    over++;
                    notifyAll();
                }
                case UNEXPECTED_ERROR -> {
                    if (!failing) LOG.warn("cannot look what is due; tried again every {}", LOOK);
                    failing = true;
                }
                default -> {}
            }
        }

        synchronized long over() {
            return over;
        }

        synchronized void await(long count) {
            try {
                while (over < count) wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Begins nothing more, and waits for what runs: ten seconds at most.
    @Override
    public synchronized void close() {
        if (running != null)
            running.thenAccept(Scheduler::stop).exceptionally(_ -> null).join();
        threads.end();
    }
}
