package dev.heed.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who has tried passwords lately, on this node.
///
/// After some wrong ones there is a pause, which doubles each time. Counted are a name from one network, so that nobody
/// elsewhere can lock another one out; a network, whatever names it tries; and a name, wherever it is tried from,
/// with so many tries that it takes a crowd. Kept in memory: a restart forgives.
final class Attempts {
    private static final int FOR_BOTH = 5;
    private static final int FOR_NETWORK = 50;
    private static final int FOR_NAME = 200;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration REMEMBERED = Duration.ofHours(1);

    /// About 200 bytes each.
    private static final int MOST = 100_000;

    private final Cache<String, Tally> tallies;
    private final InstantSource clock;

    private record Tally(int tries, Instant until) {}

    Attempts(InstantSource clock, Ticker ticker) {
        this.clock = clock;
        tallies = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(REMEMBERED)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /// Counts a try before it is made, so that many at once are not more tries.
    ///
    /// @return how long to pause instead; `null` when it may be made
    @Nullable
    Duration begin(String name, String address) {
        String network = network(address);
        Duration pause = longer(longer(pause("b " + name + " " + network), pause("w " + network)), pause("n " + name));
        if (pause != null) return pause;
        count("b " + name + " " + network, FOR_BOTH);
        count("w " + network, FOR_NETWORK);
        count("n " + name, FOR_NAME);
        return null;
    }

    /// It was the right one: forgets the wrong ones of this name from this network, and that this was a try.
    void succeeded(String name, String address) {
        String network = network(address);
        tallies.invalidate("b " + name + " " + network);
        for (String key : List.of("w " + network, "n " + name))
            tallies.asMap().computeIfPresent(key, (_, tally) -> new Tally(tally.tries - 1, tally.until));
    }

    /// It was not looked at after all, and is no try.
    void withdraw(String name, String address) {
        String network = network(address);
        for (String key : List.of("b " + name + " " + network, "w " + network, "n " + name))
            tallies.asMap().computeIfPresent(key, (_, tally) -> new Tally(tally.tries - 1, Instant.MIN));
    }

    /// How many more tries a name has from a network before the next pause.
    int left(String name, String address) {
        Tally tally = tallies.getIfPresent("b " + name + " " + network(address));
        return tally == null ? FOR_BOTH : (FOR_BOTH - tally.tries % FOR_BOTH) % FOR_BOTH;
    }

    /// Of IPv6 the first 64 bits: whoever has one address has all of those (RFC 4291, section 2.5.4).
    private static String network(String address) {
        List<String> groups = List.of(address.split(":", -1));
        return groups.size() == 8 ? String.join(":", groups.subList(0, 4)) : address;
    }

    private @Nullable Duration pause(String key) {
        Tally tally = tallies.getIfPresent(key);
        Instant now = clock.instant();
        return tally != null && now.isBefore(tally.until) ? Duration.between(now, tally.until) : null;
    }

    private void count(String key, int free) {
        tallies.asMap().merge(key, new Tally(1, Instant.MIN), (before, _) -> {
            int tries = before.tries + 1;
            return new Tally(tries, tries % free == 0 ? clock.instant().plus(length(tries / free)) : before.until);
        });
    }

    private static Duration length(int pauses) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(pauses - 1, 10));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private static @Nullable Duration longer(@Nullable Duration one, @Nullable Duration other) {
        if (one == null || other == null) return one == null ? other : one;
        return one.compareTo(other) < 0 ? other : one;
    }
}
