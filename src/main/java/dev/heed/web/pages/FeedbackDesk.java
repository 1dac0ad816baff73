package dev.heed.web.pages;

import dev.heed.access.Access;
import dev.heed.access.Allow;
import dev.heed.access.Key;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.access.Users;
import dev.heed.catalog.Catalog;
import dev.heed.domain.Feedback;
import dev.heed.domain.Filter;
import dev.heed.domain.Id;
import dev.heed.domain.Kind;
import dev.heed.domain.MediaItem;
import dev.heed.domain.Page;
import dev.heed.domain.Target;
import dev.heed.history.Facets;
import dev.heed.history.History;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// What people said: the list, and one vote.
@Controller
final class FeedbackDesk {
    static final String PATH = "/feedback";

    /// Votes on one page.
    private static final int LIMIT = 50;

    private final History history;
    private final Catalog catalog;
    private final Access access;
    private final Users users;
    private final Offers offers;
    private final InstantSource clock;

    FeedbackDesk(History history, Catalog catalog, Access access, Users users, Offers offers, InstantSource clock) {
        this.history = history;
        this.catalog = catalog;
        this.access = access;
        this.users = users;
        this.offers = offers;
        this.clock = clock;
    }

    @Allow(Right.READ)
    @GetMapping(PATH)
    Explorer list(Visit visit, @Asked Browsing asked, HttpServletRequest request, HttpServletResponse response) {
        Instant now = clock.instant();
        Browsing.Meant meant = asked.meant(visit, now);
        boolean searchable = meant.filter().search() == null || history.searchable();
        Page<Feedback> page = searchable
                ? history.page(visit.project(), meant.filter(), meant.mark(), LIMIT)
                : new Page<>(List.of(), null);
        Facets facets =
                searchable ? history.facets(visit.project(), meant.filter()).orElse(null) : null;
        Feedback open = meant.open() == null
                ? null
                : history.one(visit.project(), meant.open()).orElseThrow(Mishap::absent);
        Map<String, MediaItem> items = items(visit.project(), open, page.items());
        Address here = visit.here(PATH);
        Rows rows = new Rows(visit.wording(), tint(visit), items, here.without("open"), meant.open(), now);
        Choices choices = choices(visit, asked.narrowing(), meant.time(), facets);
        List<Facet> all = choices.all();
        return new Explorer(
                visit.wording().period(meant.time()),
                bar(
                        visit,
                        asked.narrowing(),
                        meant.time(),
                        all,
                        here,
                        facets == null ? "" : visit.wording().votes(facets.total()),
                        facets == null && searchable ? "more than 200,000 votes" : ""),
                asked.q() == null ? "" : asked.q(),
                all,
                facets == null && searchable ? "More than 200,000 votes would have to be counted." : "",
                carried(here, all),
                rows.days(page.items()),
                hole(visit, searchable, page.items(), here),
                visit.may(Right.TRIAGE) ? visit.to(TriageDesk.PATH).toString() : null,
                visit.viewer().csrf(),
                here.query(),
                page.nextCursor() == null
                        ? null
                        : here.without("open").with("cursor", page.nextCursor()).toString(),
                asked.cursor() == null ? null : here.without("cursor", "open").toString(),
                live(visit, asked, meant.filter(), page.items(), now),
                here.without("cursor").toString(),
                visit.may(Right.EXPORT) ? export(visit, asked, meant.filter()) : null,
                asked.narrowing().kind() == null ? "Export media" : "Export",
                open == null ? null : sheet(visit, open, items, here, way(page.items(), open, here)),
                Toast.take(request, response));
    }

    @Allow(Right.READ)
    @GetMapping(PATH + "/{id}")
    OneVote one(
            @PathVariable String id,
            Visit visit,
            @Asked Browsing asked,
            HttpServletRequest request,
            HttpServletResponse response) {
        asked.meant(visit, clock.instant());
        Feedback vote = vote(history, visit, id);
        Map<String, MediaItem> items = items(visit.project(), vote, List.of());
        Address list = visit.here(PATH).without("open");
        String title =
                Rows.title(vote.target(), items).stream().map(Piece::text).collect(Collectors.joining());
        return new OneVote(
                title,
                visit.wording().clocks(),
                sheet(visit, vote, items, list, null),
                visit.viewer().csrf(),
                list.query(),
                Rows.at(list, vote.id()),
                Toast.take(request, response));
    }

    /// The vote that an address names.
    ///
    /// @throws Mishap 404
    static Feedback vote(History history, Visit visit, String id) {
        return Optional.ofNullable(Toast.vote(id))
                .flatMap(vote -> history.one(visit.project(), vote))
                .orElseThrow(Mishap::absent);
    }

    private static Tint tint(Visit visit) {
        return new Tint(visit.project().settings().slots());
    }

    private Map<String, MediaItem> items(Project project, @Nullable Feedback one, List<Feedback> others) {
        Set<String> ids = Stream.concat(Stream.ofNullable(one), others.stream())
                .map(Feedback::target)
                .filter(Target.Media.class::isInstance)
                .map(target -> ((Target.Media) target).mediaId())
                .collect(Collectors.toSet());
        return catalog.some(project, ids);
    }

    private Choices choices(Visit visit, Narrowing asked, Period time, @Nullable Facets facets) {
        boolean counted = facets != null;
        return new Choices(
                visit.wording(),
                visit.project(),
                asked,
                facets,
                counted ? none("model") : offers.models(asked, visit.project(), time),
                counted ? none("tag") : offers.tags(asked, visit.project(), time));
    }

    private static Dial none(String name) {
        return new Dial(name, "", true, List.of());
    }

    private FilterBar bar(
            Visit visit, Narrowing asked, Period time, List<Facet> facets, Address here, String match, String aside) {
        List<Dial> more = new ArrayList<>(facets.stream().map(Facet::dial).toList());
        more.add(offers.types(asked, visit.project()));
        more.add(Dial.one(
                "withdrawn",
                "State",
                Boolean.TRUE.equals(asked.words().withdrawn()) ? List.of("true") : List.of(),
                List.of(new Dial.Option("", "standing", false), new Dial.Option("true", "withdrawn", false))));
        more.add(Offers.items(asked));
        more.add(Offers.subjects(asked));
        return new FilterBar(
                here.without("cursor", "open"), time, time.title(visit.wording()), List.of(), more, match, aside);
    }

    /// What the form of facets carries along: all that it does not show.
    private static List<FilterBar.Carried> carried(Address here, Collection<Facet> facets) {
        Set<String> shown = facets.stream().map(Facet::name).collect(Collectors.toSet());
        List<FilterBar.Carried> carried = new ArrayList<>();
        here.without("cursor", "open").words().forEach((name, words) -> {
            if (!shown.contains(name)) words.forEach(word -> carried.add(new FilterBar.Carried(name, word)));
        });
        return carried;
    }

    private static @Nullable Hole hole(Visit visit, boolean searchable, List<Feedback> votes, Address here) {
        if (!searchable)
            return new Hole(
                    "Not every vote can be searched yet",
                    "Votes of an older version are being made searchable, once. Until then, search shows nothing.",
                    here.without("q", "cursor", "open").toString(),
                    "Without the search");
        if (!votes.isEmpty()) return null;
        return new Hole(
                "No votes",
                "Nothing that was said fits these filters.",
                visit.to(PATH).with("period", Period.EVER).toString(),
                "All votes of all time");
    }

    /// Where new votes are told that belong to this list; on a later page, of the past, of withdrawn ones or of a
    /// search there are none.
    private static @Nullable String live(
            Visit visit, Browsing asked, Filter filter, List<Feedback> votes, Instant now) {
        if (asked.cursor() != null || asked.q() != null || filter.withdrawn()) return null;
        if (filter.to() != null && filter.to().isBefore(now)) return null;
        Address live = visit.here("/v1/live")
                .without("period", "from", "to", "by", "against", "q", "cursor", "open", "withdrawn");
        return votes.stream()
                .map(Feedback::id)
                .max(Comparator.naturalOrder())
                .map(newest -> live.with("after", newest.toString()))
                .orElse(live)
                .toString();
    }

    /// Of one kind: a file has the columns of one.
    private static String export(Visit visit, Browsing asked, Filter filter) {
        Address export =
                visit.here("/v1/export").without("period", "from", "to", "by", "against", "cursor", "open", "kind");
        boolean chat = asked.narrowing().kind() == Kind.CHAT;
        export = export.with("format", "csv").with("kind", chat ? "chat" : "media");
        if (filter.from() != null) export = export.with("from", filter.from().toString());
        return (filter.to() == null ? export : export.with("to", filter.to().toString())).toString();
    }

    private Sheet sheet(
            Visit visit, Feedback vote, Map<String, MediaItem> items, Address here, Sheet.@Nullable Way way) {
        boolean administers = visit.may(Right.ADMINISTER);
        List<History.Revision> revisions = history.revisions(visit.project(), vote.id());
        String subject = vote.provenance().subject();
        Address subjects =
                subject == null ? null : visit.to(PATH).with("subject", subject).with("period", Period.EVER);
        return new Sheets(
                        visit.wording(),
                        items,
                        administers ? actors(visit.project(), revisions) : Map.of(),
                        visit,
                        here,
                        subjects,
                        subject == null ? null : others(visit.project(), subject),
                        administers ? acts(vote, here) : List.of(),
                        visit.may(Right.TRIAGE) ? visit.to(TriageDesk.PATH).toString() : null)
                .sheet(vote, revisions, way);
    }

    /// The keys of the project, and of the users those who changed the vote.
    private Map<Long, String> actors(Project project, List<History.Revision> revisions) {
        Map<Long, String> actors = new HashMap<>();
        for (Key key : access.keys(project)) actors.put(key.id(), key.kind().word() + " key " + key.hint());
        for (History.Revision revision : revisions) {
            Long by = revision.replacedBy();
            if (by != null && by != 0 && !actors.containsKey(by))
                users.numbered(by).ifPresent(user -> actors.put(by, user.name().text()));
        }
        return actors;
    }

    private @Nullable Long others(Project project, String subject) {
        return history.facets(project, Filter.ofSubject(subject))
                .map(Facets::total)
                .orElse(null);
    }

    private static List<Sheet.Act> acts(Feedback vote, Address here) {
        List<Sheet.Act> acts = new ArrayList<>();
        Address page = Rows.page(here, vote.id());
        if (!vote.withdrawn())
            acts.add(
                    new Sheet.Act("Withdraw", page.at(page.path() + "/withdraw").toString(), false));
        Address erase = page.at(page.path() + "/erase");
        acts.add(new Sheet.Act("Erase vote", erase.toString(), true));
        if (vote.provenance().subject() != null)
            acts.add(
                    new Sheet.Act("Erase subject", erase.with("what", "subject").toString(), true));
        return acts;
    }

    private static Sheet.Way way(List<Feedback> votes, Feedback open, Address here) {
        List<Id> ids = votes.stream().map(Feedback::id).toList();
        int at = ids.indexOf(open.id());
        return new Sheet.Way(
                at > 0 ? Rows.opening(here, ids.get(at - 1)) : null,
                at >= 0 && at < ids.size() - 1 ? Rows.opening(here, ids.get(at + 1)) : null,
                Rows.at(here.without("open"), open.id()));
    }
}
