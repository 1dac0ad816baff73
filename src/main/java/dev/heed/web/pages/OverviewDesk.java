package dev.heed.web.pages;

import dev.heed.insight.Insights;
import dev.heed.insight.Summary;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The first page: how much, how good, where, why, who.
@Controller
final class OverviewDesk {
    private final Insights insights;
    private final Offers offers;
    private final InstantSource clock;

    OverviewDesk(Insights insights, Offers offers, InstantSource clock) {
        this.insights = insights;
        this.offers = offers;
        this.clock = clock;
    }

    @GetMapping("/")
    Redirect first(Visit visit) {
        return new Redirect(visit.to(Section.OVERVIEW.path()));
    }

    @GetMapping("/overview")
    Overview overview(Visit visit, @Asked Narrowing asked) {
        var wording = visit.wording();
        Period time = asked.time(visit, clock.instant());
        var project = visit.project();
        var summary = insights.summary(
                project, asked.filter(time), visit.viewer().zone().getId());
        long votes = summary instanceof Insights.Answer.Counted<Summary>(var counted)
                ? counted.figures().votes()
                : 0;
        FilterBar bar = new FilterBar(
                visit.here(Section.OVERVIEW.path()),
                time,
                time.title(wording),
                List.of(Offers.kind(asked), Offers.verified(asked)),
                List.of(
                        offers.types(asked, project, time),
                        Offers.slots(asked, project),
                        offers.models(asked, project, time),
                        Offers.ratings(asked),
                        offers.tags(asked, project, time),
                        Offers.triage(asked),
                        Offers.items(asked),
                        Offers.subjects(asked)),
                wording.votes(votes),
                "");
        return new Overview(wording.period(time), bar);
    }
}
