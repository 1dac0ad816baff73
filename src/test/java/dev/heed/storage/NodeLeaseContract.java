package dev.heed.storage;

import static dev.heed.storage.schema.Tables.NODES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Numbers among the nodes: never held by two.
abstract class NodeLeaseContract extends DatabaseContract {
    private static final Duration TERM = Duration.ofSeconds(60);

    /// As the machine's counter may be: about to pass the greatest number.
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);

    private final List<NodeLease> leases = new ArrayList<>();

    @AfterEach
    void free() {
        leases.forEach(NodeLease::close);
    }

    @Test
    void twoNodesHaveTwoNumbers() {
        assertThat(lease().node()).isZero();
        assertThat(lease().node()).isEqualTo(1);
        assertThat(numbers()).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void nodesThatComeTogetherHaveDifferentNumbers() {
        int nodes = 8;
        try (var threads = Executors.newFixedThreadPool(nodes)) {
            List<CompletableFuture<NodeLease>> asked = IntStream.range(0, nodes)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> new NodeLease(database()), threads))
                    .toList();
            asked.forEach(lease -> leases.add(lease.join()));
        }
        assertThat(leases.stream().map(NodeLease::node).collect(Collectors.toSet()))
                .hasSize(nodes);
    }

    @Test
    void aNodeThatStopsFreesItsNumber() {
        NodeLease first = lease();
        lease();
        first.close();
        assertThat(numbers()).containsExactly(1);
        assertThat(lease().node()).isEqualTo(first.node());
    }

    @Test
    void aNodeThatDiedLosesItsNumberWhenItsTermIsOver() {
        NodeLease dead = lease();
        expire();
        NodeLease next = lease();
        assertThat(next.node()).isEqualTo(dead.node());
        assertThat(numbers()).hasSize(1);
    }

    @Test
    void aNodeThatWasThoughtDeadTakesAnotherNumber() {
        NodeLease suspended = lease();
        int before = suspended.node();
        expire();
        NodeLease next = lease();
        assertThat(next.node()).isEqualTo(before);
        suspended.renew();
        assertThat(suspended.node()).isNotEqualTo(before);
        next.renew();
        assertThat(next.node()).isEqualTo(before);
        suspended.close();
        assertThat(numbers()).containsExactly(next.node());
    }

    @Test
    void identitiesGoOnRisingUnderAnotherNumber() {
        NodeLease suspended = lease();
        try (Ids ids = Ids.open(database(), InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")), suspended)) {
            long before = ids.next();
            nanos.addAndGet(TERM.toNanos() + 1);
            assertThatThrownBy(ids::next).isInstanceOf(StorageException.class);
            expire();
            lease();
            suspended.renew();
            assertThat(ids.next()).isGreaterThan(before);
        }
    }

    @Test
    void aTermThatWasNotRenewedEnds() {
        NodeLease lease = lease();
        nanos.addAndGet(TERM.toNanos());
        assertThat(lost(lease)).isFalse();
        nanos.addAndGet(1);
        assertThat(lost(lease)).isTrue();
        lease.renew();
        assertThat(lost(lease)).isFalse();
    }

    @Test
    void aRenewalBeginsTheTermAnew() {
        NodeLease lease = lease();
        Instant first = until();
        nanos.addAndGet(TERM.toNanos());
        database()
                .write(sql -> sql.update(NODES)
                        .set(NODES.LEASED_UNTIL, first.minusSeconds(30))
                        .execute());
        lease.renew();
        nanos.addAndGet(TERM.toNanos());
        assertThat(lost(lease)).isFalse();
        assertThat(until()).isAfterOrEqualTo(first);
    }

    @Test
    void aDatabaseThatIsAwayEndsATermOnlyWhenItIsOver() {
        Database away = test().open(settings());
        NodeLease lease = new NodeLease(away, nanos::get);
        away.close();
        assertThatCode(lease::renew).doesNotThrowAnyException();
        assertThat(lost(lease)).isFalse();
        nanos.addAndGet(TERM.toNanos() + 1);
        lease.renew();
        assertThat(lost(lease)).isTrue();
        lease.close();
    }

    private NodeLease lease() {
        NodeLease lease = new NodeLease(database(), nanos::get);
        leases.add(lease);
        return lease;
    }

    private static boolean lost(NodeLease lease) {
        var loss = catchThrowableOfType(StorageException.class, lease::node);
        return loss != null;
    }

    /// As if the nodes had not been heard of for long.
    private void expire() {
        database()
                .write(sql -> sql.update(NODES)
                        .set(NODES.LEASED_UNTIL, Instant.parse("2026-01-01T00:00:00Z"))
                        .execute());
    }

    private Instant until() {
        return database().read(sql -> sql.selectFrom(NODES).fetchSingle()).getLeasedUntil();
    }

    private Set<Integer> numbers() {
        return database().read(sql -> sql.select(NODES.NODE).from(NODES).fetchSet(NODES.NODE));
    }
}
