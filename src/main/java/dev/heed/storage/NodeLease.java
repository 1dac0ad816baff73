package dev.heed.storage;

import static dev.heed.storage.schema.Tables.NODES;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jooq.DSLContext;

/// This process's number among the nodes, leased in the database so that no two make the same identity.
///
/// Times are the database's own, so the nodes' clocks need not agree. Held by a daemon thread that renews it; when it
/// could not for as long as the lease lasts, no more identities are made; when another node took the number
/// meanwhile, this one takes another.
final class NodeLease implements AutoCloseable {
    /// How long a node that died keeps its number.
    private static final Duration TERM = Duration.ofSeconds(60);

    /// Three chances to renew before the term ends.
    private static final Duration RENEWAL = Duration.ofSeconds(15);

    private static final int NODES_AT_MOST = 1024;

    private final Database database;
    private final LongSupplier nanoTime;
    private final String holder;
    private final ScheduledExecutorService renewals;
    private final Future<?> renewing;
    private volatile Held held;

    /// A number, and until when it may be used, by this machine's counter.
    private record Held(int node, long untilNanos) {}

    NodeLease(Database database) {
        this(database, System::nanoTime);
    }

    NodeLease(Database database, LongSupplier nanoTime) {
        this.database = database;
        this.nanoTime = nanoTime;
        byte[] name = new byte[8];
        ThreadLocalRandom.current().nextBytes(name);
        this.holder = ProcessHandle.current().pid() + "-" + HexFormat.of().formatHex(name);
        this.held = held(this::takeFree);
        this.renewals = Executors.newSingleThreadScheduledExecutor(Database.daemon("heed-lease"));
        this.renewing = renewals.scheduleAtFixedRate(
                this::renew, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// The number to use now; another one than before when that was lost.
    ///
    /// @throws StorageException (away) when the lease ran out
    int node() {
        Held now = held;
        if (nanoTime.getAsLong() - now.untilNanos > 0)
            throw new StorageException(StorageException.Fault.AWAY, "this node lost its lease on its number");
        return now.node;
    }

    /// The term begins before the database is asked: it never ends later here than there.
    private Held held(Function<DSLContext, Integer> way) {
        long asked = nanoTime.getAsLong();
        for (int attempt = 0; ; attempt++) {
            try {
                return new Held(database.write(way), asked + TERM.toNanos());
            } catch (StorageException e) {
                boolean absent = e.fault() == StorageException.Fault.AWAY || e.fault() == StorageException.Fault.SLOW;
                // else another node took the same number at the same moment
                if (absent || attempt == 20) throw e;
            }
        }
    }

    private int takeFree(DSLContext sql) {
        Instant now = now(sql);
        sql.deleteFrom(NODES).where(NODES.LEASED_UNTIL.lt(now)).execute();
        Set<Integer> taken = sql.select(NODES.NODE).from(NODES).fetchSet(NODES.NODE);
        for (int free = 0; free < NODES_AT_MOST; free++) {
            if (taken.contains(free)) continue;
            sql.insertInto(NODES)
                    .columns(NODES.NODE, NODES.HOLDER, NODES.LEASED_UNTIL)
                    .values(free, holder, now.plus(TERM))
                    .execute();
            return free;
        }
        throw new StorageException(StorageException.Fault.AWAY, "all " + NODES_AT_MOST + " node numbers are taken");
    }

    /// Asks for another term, or for another number when this one is somebody else's by now.
    void renew() {
        try {
            held = held(sql -> renewed(sql) ? held.node : takeFree(sql));
        } catch (StorageException e) {
            // the next renewal tries again; until then the lease runs on
        }
    }

    private boolean renewed(DSLContext sql) {
        return sql.update(NODES)
                        .set(NODES.LEASED_UNTIL, now(sql).plus(TERM))
                        .where(NODES.NODE.eq(held.node), NODES.HOLDER.eq(holder))
                        .execute()
                == 1;
    }

    private Instant now(DSLContext sql) {
        return database.now(sql);
    }

    @Override
    public void close() {
        renewing.cancel(false);
        renewals.shutdownNow();
        try {
            database.write(sql -> sql.deleteFrom(NODES)
                    .where(NODES.NODE.eq(held.node), NODES.HOLDER.eq(holder))
                    .execute());
        } catch (StorageException e) {
            // it runs out by itself
        }
    }
}
