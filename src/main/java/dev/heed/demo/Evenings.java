package dev.heed.demo;

import dev.heed.catalog.Recommendations.Showing;
import dev.heed.demo.Act.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// People who watch: lists that are shown to them, what they choose, and what they say of it; and votes on what they
/// found by themselves.
final class Evenings {
    private static final int VIEWERS = 520;
    private static final int LISTS = 460;
    private static final int VOTES_WITHOUT_A_LIST = 4_600;

    /// Of so many a model takes the best.
    private static final int CANDIDATES = 14;

    /// On the days of the bad release the front page leads people to what they do not like.
    private static final double MISLED = 0.7;

    private final List<Work> works;
    private final Season season;
    private final Chance chance;
    private final Opinion opinion;
    private final List<Viewer> viewers;
    private final List<Double> eagerness;
    private final List<Showing> showings = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();
    private final Set<String> voted = new HashSet<>();

    Evenings(List<Work> works, Season season, Chance chance) {
        this.works = works;
        this.season = season;
        this.chance = chance;
        this.opinion = new Opinion(chance.branch());
        this.viewers = Viewer.all(VIEWERS, chance.branch());
        this.eagerness = viewers.stream().map(Viewer::eagerness).toList();
        for (int i = 0; i < LISTS; i++) show("list-" + (10_000 + i));
        for (int i = 0; i < VOTES_WITHOUT_A_LIST; i++) browse(i);
    }

    /// In no order of time.
    List<Showing> showings() {
        return showings;
    }

    /// In no order of time.
    List<Act> acts() {
        return acts;
    }

    private Viewer somebody() {
        return viewers.get(chance.weighed(eagerness));
    }

    /// A work in a list, in its place.
    private record Candidate(Work work, double liking, double score) {}

    private void show(String list) {
        Viewer viewer = somebody();
        Instant at = season.moment(Season.Habit.WATCHING, chance);
        Ranker ranker = chance.happens(0.35) ? Ranker.PLAIN : season.isBad(at) ? Ranker.BAD : Ranker.GOOD;
        List<Candidate> ranked = ranked(viewer, ranker);
        int primary = chance.between(3, 4);
        List<Candidate> places = new ArrayList<>(ranked.subList(0, primary + chance.between(1, 2)));
        places.add(ranked.get(chance.between(places.size(), ranked.size() - 1)));
        Set<Integer> chosen = chosen(places);
        for (int place = 0; place < places.size(); place++) {
            String slot = place < primary ? "primary" : place < places.size() - 1 ? "backup" : "wildcard";
            Candidate candidate = places.get(place);
            showings.add(new Showing(
                    candidate.work.mediaId(),
                    slot,
                    candidate.score,
                    chosen.contains(place),
                    list,
                    place,
                    ranker.name(),
                    viewer.name(),
                    at.plusNanos(1_000L * place),
                    Map.of("page", "home"),
                    "demo/showing/" + showings.size()));
            if (chance.happens(chosen.contains(place) ? 0.68 : 0.14))
                vote(viewer, candidate.work, candidate.liking, at, showings.size() - 1);
        }
    }

    private List<Candidate> ranked(Viewer viewer, Ranker ranker) {
        Set<Work> drawn = new HashSet<>();
        List<Candidate> candidates = new ArrayList<>();
        while (candidates.size() < CANDIDATES) {
            Work work = chance.of(works);
            if (!drawn.add(work)) continue;
            double liking = viewer.liking(work);
            candidates.add(new Candidate(work, liking, ranker.score(liking, chance)));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
        return candidates;
    }

    /// A high score and an early place draw the eye, and what a work is does a little.
    private Set<Integer> chosen(List<Candidate> list) {
        List<Double> pull = new ArrayList<>();
        for (int place = 0; place < list.size(); place++)
            pull.add(StrictMath.exp(3 * list.get(place).score - 0.4 * place + 0.4 * list.get(place).liking));
        Set<Integer> chosen = new HashSet<>();
        // a list of weak ones is more often left alone
        if (chance.happens(Chance.logistic(0.6 + 0.8 * list.getFirst().liking))) chosen.add(chance.weighed(pull));
        if (!chosen.isEmpty() && chance.happens(0.2)) chosen.add(chance.weighed(pull));
        return chosen;
    }

    private void browse(int ordinal) {
        Instant at = season.moment(Season.Habit.WATCHING, chance);
        Viewer viewer = somebody();
        Work work = chance.of(works);
        Work other = chance.of(works);
        boolean misled = season.isBad(at);
        if (!misled && viewer.liking(other) > viewer.liking(work)) work = other;
        if (!voted.add(viewer.name() + "/" + work.mediaId())) return;
        vote(viewer, work, viewer.liking(work) - (misled ? MISLED : 0), at, Act.NONE);
        if (ordinal % 24 == 0) thinkAgain(viewer, work);
    }

    private void vote(Viewer viewer, Work work, double liking, Instant seen, int shown) {
        Instant at = season.after(seen.plusMillis(1), Duration.ofSeconds(2L * work.duration()), chance);
        acts.add(new Act(opinion.of(viewer, work, liking, at, key()), shown, fate()));
    }

    private void thinkAgain(Viewer viewer, Work work) {
        Act first = acts.getLast();
        Instant later = season.after(first.at().plusMillis(1), Duration.ofDays(9), chance);
        acts.add(new Act(opinion.again(viewer, work, later, key()), first.shown(), Fate.STAYS));
    }

    private String key() {
        return "demo/vote/" + acts.size();
    }

    private Fate fate() {
        return chance.happens(0.012)
                ? Fate.IS_WITHDRAWN
                : chance.happens(0.05) ? Fate.IS_SEEN : chance.happens(0.03) ? Fate.IS_DONE : Fate.STAYS;
    }
}
