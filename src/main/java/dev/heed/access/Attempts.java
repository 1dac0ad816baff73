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
/// After some wrong ones there is a pause, which doubles each time. Counted are a name from one network; a network,
/// whatever names it tries; and a name, wherever it is tried from, with so many tries that they come from a crowd. That
/// last pause does not hold where the name has signed in lately, so that no crowd can lock out whom it guesses at.
/// Kept in memory: a restart forgives, and forgets where names are at home.
final class Attempts {
    private static final int FOR_BOTH = 5;
    private static final int FOR_NETWORK = 50;
    private static final int FOR_NAME = 200;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration REMEMBERED = Duration.ofHours(1);

    /// As long as a session can last: whoever signs in with each new one is at home all the time.
    private static final Duration AT_HOME = Session.LONGEST;

    /// About 200 bytes each.
    private static final int MOST = 100_000;

    /// Names of users alone, with where they sign in: nobody else adds one.
    private static final int MOST_USERS = 10_000;

    private final Cache<String, Tally> tallies;
    private final Cache<String, Boolean> homes;
    private final Cache<String, Untold> untold;
    private final InstantSource clock;

    private record Tally(int tries, Instant until) {}

    /// What is counted, and how many tries there are between two pauses.
    private record Limit(String key, int free) {}

    /// Wrong passwords that are not written down yet.
    ///
    /// @param told how many are to be written down now
    /// @param next before then nothing is
    private record Untold(int wrong, int told, Instant next) {}

    Attempts(InstantSource clock, Ticker ticker) {
        this.clock = clock;
        tallies = cache(MOST, REMEMBERED, ticker);
        homes = cache(MOST_USERS, AT_HOME, ticker);
        untold = cache(MOST_USERS, REMEMBERED, ticker);
    }

    private static <T> Cache<String, T> cache(int most, Duration kept, Ticker ticker) {
        return Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(kept)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /// Counts a try before it is made, so that many at once are not more tries.
    ///
    /// @return how long to pause instead; `null` when it may be made
    @Nullable
    Duration begin(String name, String address) {
        Duration pause = pause(name, address);
        if (pause == null) limits(name, address).forEach(this::count);
        return pause;
    }

    /// It was the right one: forgets the wrong ones of this name from this network, and that this was a try.
    void succeeded(String name, String address) {
        for (Limit limit : limits(name, address))
            tallies.asMap().computeIfPresent(limit.key, (_, tally) -> new Tally(tally.tries - 1, tally.until));
        tallies.invalidate(both(name, address).key);
        homes.put(both(name, address).key, true);
    }

    /// It was not looked at after all, and is no try; nor does the pause hold that began with it.
    void withdraw(String name, String address) {
        for (Limit limit : limits(name, address))
            tallies.asMap()
                    .computeIfPresent(
                            limit.key,
                            (_, tally) -> new Tally(
                                    tally.tries - 1, tally.tries % limit.free == 0 ? Instant.MIN : tally.until));
    }

    /// It was wrong. Tells how many of these are to be written down now: none before a pause begins, and for the same
    /// `who` none again before the longest pause is over, so that nobody who guesses decides how much is written.
    ///
    /// @param who the name of a user, or one word for all who are none
    int wrong(String name, String address, String who) {
        boolean paused = pause(name, address) != null;
        Instant now = clock.instant();
        return untold.asMap()
                .merge(
                        who,
                        next(0, paused, now, Instant.MIN),
                        (before, _) -> next(before.wrong, paused, now, before.next))
                .told;
    }

    private static Untold next(int before, boolean paused, Instant now, Instant next) {
        return paused && !now.isBefore(next)
                ? new Untold(0, before + 1, now.plus(LONGEST_PAUSE))
                : new Untold(before + 1, 0, next);
    }

    /// How many more tries a name has from a network before the next pause.
    int left(String name, String address) {
        Tally tally = tallies.getIfPresent(both(name, address).key);
        return tally == null ? FOR_BOTH : (FOR_BOTH - tally.tries % FOR_BOTH) % FOR_BOTH;
    }

    private List<Limit> limits(String name, String address) {
        Limit both = both(name, address);
        return homes.getIfPresent(both.key) == null
                ? List.of(both, network(address), anywhere(name))
                : List.of(both, network(address));
    }

    private static Limit both(String name, String address) {
        return new Limit("b " + name + " " + prefix(address), FOR_BOTH);
    }

    private static Limit network(String address) {
        return new Limit("w " + prefix(address), FOR_NETWORK);
    }

    private static Limit anywhere(String name) {
        return new Limit("n " + name, FOR_NAME);
    }

    /// Of IPv6 the first 64 bits, those of one link (RFC 4291, section 2.5.4): whoever is on it may take any of its
    /// addresses. A site is usually given 256 to 65,536 such links (RFC 6177), and can try as a crowd.
    private static String prefix(String address) {
        List<String> groups = List.of(address.split(":", -1));
        return groups.size() == 8 ? String.join(":", groups.subList(0, 4)) : address;
    }

    private @Nullable Duration pause(String name, String address) {
        Instant now = clock.instant();
        Duration longest = null;
        for (Limit limit : limits(name, address)) {
            Tally tally = tallies.getIfPresent(limit.key);
            if (tally == null || !now.isBefore(tally.until)) continue;
            Duration left = Duration.between(now, tally.until);
            if (longest == null || longest.compareTo(left) < 0) longest = left;
        }
        return longest;
    }

    private void count(Limit limit) {
        tallies.asMap().merge(limit.key, new Tally(1, Instant.MIN), (before, _) -> {
            int tries = before.tries + 1;
            return new Tally(
                    tries, tries % limit.free == 0 ? clock.instant().plus(length(tries / limit.free)) : before.until);
        });
    }

    private static Duration length(int pauses) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(pauses - 1, 10));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
