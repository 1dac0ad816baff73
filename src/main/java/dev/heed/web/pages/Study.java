package dev.heed.web.pages;

import dev.heed.access.Project;
import dev.heed.domain.Filter;
import dev.heed.insight.Against;
import dev.heed.insight.By;
import dev.heed.insight.FirstSeen;
import dev.heed.insight.Insights;
import dev.heed.insight.Ratings;
import dev.heed.insight.Summary;
import dev.heed.insight.Trends;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one page with numbers asks, and how it writes them.
///
/// @param now of a time that is not over, only as much of the earlier one is compared
/// @param path of the page
record Study(Visit visit, Narrowing asked, Period time, Instant now, String path) {
    /// The words of an address that only one page knows.
    private static final String[] OWN = {"by", "one", "other", "cursor", "q"};

    /// The filters of other pages: what a page has no chip for would narrow it unseen, and is left behind.
    private static final List<String> OF_SHOWN =
            List.of("verified", "type", "recommendation_type", "model", "media_id", "subject");

    private static final List<String> OF_ANSWERS = List.of("verified", "model", "rating", "tag", "triage", "subject");
    private static final List<String> OF_ITEM =
            List.of("verified", "recommendation_type", "model", "rating", "tag", "triage", "subject");

    /// What the firewall takes for an attempt to climb, encoded too.
    private static final Set<Integer> NO_STEP = Set.of((int) '/', (int) '\\', (int) ';', (int) '%');

    /// Up to so many days are cut into hours, if nothing else is asked for.
    private static final int DAYS_OF_HOURS = 2;

    static Study of(Visit visit, Narrowing asked, Instant now, String path) {
        return new Study(visit, asked, asked.time(visit, now), now, path);
    }

    Project project() {
        return visit.project();
    }

    Filter filter() {
        return asked.filter(time);
    }

    /// What the page is compared with.
    Against against() {
        return asked.against() == null ? Against.BEFORE : asked.against();
    }

    /// The same votes of the earlier time that the page is compared with; `null` if there is none.
    @Nullable
    Filter before() {
        return against().earlier(filter(), time.zone(), now);
    }

    String zone() {
        return time.zone().getId();
    }

    /// How time is cut; `null` for the shortest of day, week and month that fits.
    @Nullable
    By by() {
        Long days = time.days();
        return asked.by() == null && days != null && days <= DAYS_OF_HOURS ? By.HOUR : asked.by();
    }

    /// How time was cut.
    static By held(@Nullable By by, Insights.Answer<Trends> trends) {
        Trends counted = counted(trends);
        return counted != null ? counted.by() : by == null ? By.DAY : by;
    }

    Wording wording() {
        return visit.wording();
    }

    Sentences sentences() {
        return new Sentences(wording(), time.earlier(against()), now);
    }

    Tint tint() {
        return new Tint(project().settings().slots());
    }

    Plotter plotter() {
        return new Plotter(wording(), sentences(), wider());
    }

    KeyFigures figures() {
        return new KeyFigures(wording(), votes());
    }

    Lister lister() {
        return new Lister(wording(), sentences(), wider(), votes(), this::item);
    }

    /// How often each rating was given, with the time before.
    Card<BarList> ratings(Insights insights, Insights.Answer<Summary> summary) {
        Filter earlier = before();
        Ratings before = earlier == null ? null : counted(insights.ratings(project(), earlier));
        return Card.of(
                "Ratings",
                insights.ratings(project(), filter()),
                ratings -> Card.of("Ratings", summary, all -> lister().ratings(ratings, before, all)));
    }

    /// Which models were first seen in this time.
    List<FirstSeen> firstSeen(Insights insights) {
        List<FirstSeen> seen = counted(insights.firstSeen(project(), filter()));
        return seen == null ? List.of() : seen;
    }

    /// This page.
    Address here() {
        return visit.here(path);
    }

    /// This page about all times; `null` if it is.
    @Nullable
    String wider() {
        if (Period.EVER.equals(time.word())) return null;
        return here().without("from", "to", "by").with("period", Period.EVER).toString();
    }

    /// Where the votes are listed that this page counts: a list leaves nobody out by itself.
    Address votes() {
        Address votes = visit.here(Section.FEEDBACK.path()).without(OWN);
        return asked.words().verified() == null ? votes.with("verified", "true") : votes;
    }

    /// What became of what was shown: of the same, as far as that page can be narrowed.
    Address shown() {
        return same(Section.RECOMMENDATIONS.path(), OF_SHOWN);
    }

    /// All answers: the same ones, as far as that page can be narrowed.
    Address answers() {
        Address answers = same(Section.ANSWERS.path(), OF_ANSWERS);
        return answers.with(
                "rating",
                words("rating").stream().filter(word -> word.length() > 1).toList());
    }

    /// The page of an item, about the same votes. A name that cannot be a step of a path has the page
    /// of all instead, narrowed to it.
    Address item(String mediaId) {
        if (mediaId.chars().anyMatch(NO_STEP::contains) || mediaId.equals(".") || mediaId.equals(".."))
            return visit.here(Section.OVERVIEW.path()).without(OWN).with("media_id", mediaId);
        return same(Section.MEDIA.path() + Address.step(mediaId), OF_ITEM);
    }

    private Address same(String otherPath, List<String> known) {
        Address other = visit.timed(visit.to(otherPath));
        for (String name : known) other = other.with(name, words(name));
        return other;
    }

    private List<String> words(String name) {
        return visit.query().words().getOrDefault(name, List.of());
    }

    /// What was counted; `null` if it was refused.
    static <T> @Nullable T counted(Insights.Answer<T> answer) {
        return answer instanceof Insights.Answer.Counted<T>(T what) ? what : null;
    }
}
