package dev.heed.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// When things happen: ninety whole days (UTC), with the rhythm of a day and a week, slow growth, and some days on
/// which a bad release was out.
final class Season {
    static final int DAYS = 90;

    /// Counted from 0. Long enough to be seen week by week, short enough for somebody to have noticed.
    private static final int BAD_FROM = 52;

    private static final int BAD_DAYS = 6;

    /// In the middle of the last thirty.
    private static final int LATE_FROM = 76;

    /// By half more at the end than at the beginning.
    private static final double GROWTH = 0.5;

    private static final double UNREST = 0.08;

    /// How busy the days of a week (from Monday) and the hours of a day are, each compared with the others.
    enum Habit {
        /// In the evening, and at the weekend.
        WATCHING(
                List.of(0.8, 0.8, 0.85, 0.9, 1.25, 1.5, 1.4),
                List.of(
                        0.9, 0.5, 0.2, 0.1, 0.1, 0.1, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0, 1.0, 1.0, 1.1, 1.3, 1.8, 2.8,
                        4.0, 4.8, 4.4, 3.2, 1.8)),
        /// While an office is open.
        ASKING(
                List.of(1.2, 1.15, 1.1, 1.1, 1.0, 0.6, 0.5),
                List.of(
                        0.2, 0.1, 0.1, 0.1, 0.1, 0.2, 0.5, 1.2, 2.4, 3.4, 3.6, 3.2, 2.2, 2.6, 3.2, 3.2, 2.8, 2.2, 1.8,
                        1.6, 1.4, 1.1, 0.8, 0.4));

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<Double> week;

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<Double> day;

        Habit(List<Double> week, List<Double> day) {
            this.week = week;
            this.day = day;
        }
    }

    private final Instant from;
    private final Instant to;
    private final List<Double> unrest = new ArrayList<>();
    private final LocalDate first;

    /// @param end the day after the last: nothing of it has happened yet
    Season(LocalDate end, Chance chance) {
        this.first = end.minusDays(DAYS);
        this.from = first.atStartOfDay(ZoneOffset.UTC).toInstant();
        this.to = end.atStartOfDay(ZoneOffset.UTC).toInstant();
        for (int i = 0; i < DAYS; i++) unrest.add(StrictMath.exp(UNREST * chance.normal()));
    }

    /// Some moment at which somebody does this.
    Instant moment(Habit habit, Chance chance) {
        List<Double> days = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            int weekday = first.plusDays(i).getDayOfWeek().getValue() - 1;
            days.add((1 + GROWTH * i / DAYS) * habit.week.get(weekday) * unrest.get(i));
        }
        long hours = 24L * chance.weighed(days) + chance.weighed(habit.day);
        return from.plus(hours, ChronoUnit.HOURS).plusNanos(1_000 * (long) (3_600_000_000L * chance.part()));
    }

    /// Some while later, and not after the end.
    Instant after(Instant moment, Duration about, Chance chance) {
        Duration left = Duration.between(moment, to);
        Duration most = about.compareTo(left) < 0 ? about : left;
        return moment.plusNanos(1_000 * (long) (most.toNanos() / 1_000.0 * chance.part()));
    }

    /// Whether the bad release was out.
    boolean isBad(Instant moment) {
        long day = day(moment);
        return day >= BAD_FROM && day < BAD_FROM + BAD_DAYS;
    }

    /// Whether the last release was out.
    boolean isLate(Instant moment) {
        return day(moment) >= LATE_FROM;
    }

    private long day(Instant moment) {
        return Duration.between(from, moment).toDays();
    }
}
