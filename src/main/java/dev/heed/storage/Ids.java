package dev.heed.storage;

import static dev.heed.storage.schema.Tables.API_KEYS;
import static dev.heed.storage.schema.Tables.ERASURES;
import static dev.heed.storage.schema.Tables.FEEDBACK;
import static dev.heed.storage.schema.Tables.PROJECTS;
import static dev.heed.storage.schema.Tables.RECOMMENDATION_LOGS;
import static dev.heed.storage.schema.Tables.RUNS;
import static dev.heed.storage.schema.Tables.USER_FEEDBACK;

import io.hypersistence.tsid.TSID;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/// Makes identities: 64 bits, the upper 42 the milliseconds since 2020-01-01, then 10 of the node and 12 of a counter.
/// They rise on one node whatever its clock does, and begin above the greatest one stored.
public final class Ids implements AutoCloseable {
    private static final int NODE_BITS = 10;
    private static final int TIME_SHIFT = 22;

    private final NodeLease lease;
    private final Rising clock;
    private volatile Numbering numbering;

    /// Makes the numbers of one node.
    private record Numbering(int node, TSID.Factory factory) {
        Numbering(int node, Clock clock) {
            this(
                    node,
                    TSID.Factory.builder()
                            .withNodeBits(NODE_BITS)
                            .withNode(node)
                            .withClock(clock)
                            .build());
        }
    }

    /// Takes a number among the nodes and begins above everything stored. On SQLite the caller holds the lock of the
    /// data directory.
    public static Ids open(Database database, InstantSource clock) {
        return open(database, clock, new NodeLease(database));
    }

    static Ids open(Database database, InstantSource clock, NodeLease lease) {
        try {
            return new Ids(clock, lease, database.read(Ids::floor));
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    private Ids(InstantSource clock, NodeLease lease, long greatest) {
        this.lease = lease;
        this.clock = new Rising(clock, (greatest >> TIME_SHIFT) + 1 + TSID.TSID_EPOCH);
        this.numbering = new Numbering(lease.node(), this.clock);
    }

    /// The next number, above all before it on this node.
    ///
    /// @throws StorageException when this node's lease on its number ran out
    public long next() {
        int node = lease.node();
        Numbering current = numbering;
        if (current.node != node) current = renumbered(node);
        return current.factory.generate().toLong();
    }

    /// Under another node's number: from the next millisecond on, so that numbers go on rising.
    private synchronized Numbering renumbered(int node) {
        if (numbering.node != node) {
            clock.step();
            numbering = new Numbering(node, clock);
        }
        return numbering;
    }

    /// How far numbers rise in so long a time, by the clock of one node.
    public static long span(Duration time) {
        return time.toMillis() << TIME_SHIFT;
    }

    /// When the newest row that grows was numbered, by the clock of the node that did; the epoch of
    /// the numbers (2020-01-01) if there is none.
    public static Instant newest(Database database) {
        return Instant.ofEpochMilli((database.read(Ids::greatest) >> TIME_SHIFT) + TSID.TSID_EPOCH);
    }

    /// The greatest number of any row at all.
    private static long floor(DSLContext sql) {
        Long project = sql.select(DSL.max(PROJECTS.PROJECT_ID))
                .from(PROJECTS)
                .fetchSingle()
                .value1();
        Long key = sql.select(DSL.max(API_KEYS.KEY_ID))
                .from(API_KEYS)
                .fetchSingle()
                .value1();
        // the greatest row may have been taken out; the erasure or the run that did so was numbered after it
        Long erasure = sql.select(DSL.max(ERASURES.ERASURE_ID))
                .from(ERASURES)
                .fetchSingle()
                .value1();
        Long run = sql.select(DSL.max(RUNS.RUN_ID)).from(RUNS).fetchSingle().value1();
        return Stream.of(greatest(sql), project, key, erasure, run)
                .filter(Objects::nonNull)
                .max(Long::compare)
                .orElse(0L);
    }

    /// The greatest number of any row that grows: one look into an index for each project and table.
    private static long greatest(DSLContext sql) {
        long greatest = 0;
        for (long project : sql.select(PROJECTS.PROJECT_ID).from(PROJECTS).fetchSet(PROJECTS.PROJECT_ID)) {
            greatest = Math.max(greatest, greatest(sql, USER_FEEDBACK.FEEDBACK_ID, USER_FEEDBACK.PROJECT_ID, project));
            greatest = Math.max(greatest, greatest(sql, FEEDBACK.FEEDBACK_ID, FEEDBACK.PROJECT_ID, project));
            greatest = Math.max(
                    greatest, greatest(sql, RECOMMENDATION_LOGS.LOG_ID, RECOMMENDATION_LOGS.PROJECT_ID, project));
        }
        return greatest;
    }

    private static <R extends Record> long greatest(
            DSLContext sql, TableField<R, Long> id, TableField<R, Long> owner, long project) {
        Long max = sql.select(DSL.max(id))
                .from(Objects.requireNonNull(id.getTable()))
                .where(owner.eq(project))
                .fetchSingle()
                .value1();
        return max == null ? 0 : max;
    }

    @Override
    public void close() {
        lease.close();
    }

    /// A clock that never goes back and never below its floor.
    private static final class Rising extends Clock {
        private final InstantSource source;
        private long last;

        Rising(InstantSource source, long floor) {
            this.source = source;
            this.last = floor;
        }

        synchronized void step() {
            last = millis() + 1;
        }

        @Override
        public synchronized long millis() {
            last = Math.max(last, source.millis());
            return last;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
