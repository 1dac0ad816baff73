package dev.heed.web.api;

import dev.heed.access.Access;
import dev.heed.access.Audit;
import dev.heed.access.Caller;
import dev.heed.access.Project;
import dev.heed.access.Role;
import dev.heed.access.Session;
import dev.heed.access.User;
import dev.heed.access.Users;
import dev.heed.domain.Fault;
import dev.heed.web.wire.Query;
import dev.heed.web.wire.Reading;
import dev.heed.web.wire.WireReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Stands before every route: who calls, may they, and is what they sent right? In this order, so that nobody without a
/// key makes the server read a body; and the faults of parameters and body come in one answer.
final class Gate implements HandlerInterceptor {
    private static final String PROJECT = "project";
    private static final String NO_PROJECT = "names no project here";

    private final Routes routes;
    private final Callers callers;
    private final Access access;
    private final Audit audit;
    private final WireReader reader;
    private final BodyBudget bodies;
    private final BodyBudget batches;
    private final int mostOfBatch;
    private final Remainders remainders = new Remainders();

    Gate(
            Routes routes,
            Access access,
            Users users,
            Audit audit,
            WireReader reader,
            BodyBudget bodies,
            BodyBudget batches) {
        this.routes = routes;
        this.access = access;
        this.audit = audit;
        this.reader = reader;
        this.bodies = bodies;
        this.batches = batches;
        this.mostOfBatch = Math.min(Body.MOST_OF_BATCH, batches.largest());
        callers = new Callers(new Bearer(access), users);
    }

    /// @throws Objection with every reason to stop here
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        try {
            return admit(request, handler);
        } catch (RuntimeException refused) {
            BodyBudget.giveBack(request);
            throw refused;
        }
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception thrown) {
        BodyBudget.giveBack(request);
        Act.end(request, response);
    }

    private boolean admit(HttpServletRequest request, Object handler) {
        Route route = handler instanceof HandlerMethod method ? routes.of(method) : null;
        if (route == null) throw new Objection(Problem.notFound());
        Entrant entrant = entrant(request, route);
        Query query = entrant.query;
        var faults = new ArrayList<>(Conditions.faults(request, route));
        faults.addAll(entrant.faults);
        Caller caller = entrant.caller;
        Object asked = read(reader.read(route.asked(), caller == null ? query : query.without(PROJECT)), faults);
        Object body = read(request, caller, route, faults);
        if (!faults.isEmpty() || asked == null) throw new Objection(Problem.invalid(faults));
        if (caller != null && !route.act().isEmpty()) Act.begin(audit, caller, entrant.project, route.act(), request);
        new Admission(caller, entrant.project, asked, body).keep(request);
        return true;
    }

    /// Who is let in, and where they work.
    ///
    /// @param faults of the parameter that names the project
    private record Entrant(
            @Nullable Caller caller, @Nullable Project project, Query query, List<Fault> faults) {}

    private Entrant entrant(HttpServletRequest request, Route route) {
        if (route.right() == null) return new Entrant(null, null, query(request), List.of());
        return switch (callers.identify(request, route.session())) {
            case Identity.Known(Caller caller) -> {
                admit(caller, route);
                yield named(caller, route, query(request));
            }
            case Identity.SignedIn(Session session)
            when session.user().owner() -> named(session.user().caller(), route, query(request));
            case Identity.SignedIn(Session session) -> member(session.user(), route, query(request));
        };
    }

    private static void admit(Caller caller, Route route) {
        if (route.right() != null && !caller.role().may(route.right()))
            throw new Objection(Problem.of(ProblemType.FORBIDDEN, "Who you are here may not call this."));
    }

    private static Query query(HttpServletRequest request) {
        return switch (Query.of(request.getQueryString())) {
            case Reading.Read<Query>(Query query) -> query;
            case Reading.Malformed<Query>(String detail) ->
                throw new Objection(Problem.of(ProblemType.MALFORMED, detail));
            case Reading.Faulty<Query>(List<Fault> faults) -> throw new Objection(Problem.invalid(faults));
        };
    }

    /// They work in their key's project, or the owner in the one that `?project=` names.
    private Entrant named(Caller caller, Route route, Query query) {
        if (caller.role() != Role.OWNER || !route.project()) {
            boolean named = query.words().containsKey(PROJECT);
            return new Entrant(
                    caller,
                    caller.project(),
                    query,
                    named ? List.of(Fault.parameter(PROJECT, "is not a parameter here")) : List.of());
        }
        List<Fault> faults = new ArrayList<>();
        return new Entrant(caller, project(query, faults), query, faults);
    }

    /// A user works in the project that `?project=` names. One that is none of theirs is not there for them.
    private Entrant member(User user, Route route, Query query) {
        if (!route.project())
            throw new Objection(Problem.of(ProblemType.FORBIDDEN, "Only an owner of the instance may call this."));
        List<Fault> faults = new ArrayList<>();
        Project project = project(query, faults);
        Caller caller = project == null ? null : user.caller(project).orElse(null);
        if (project != null && caller == null) faults.add(Fault.parameter(PROJECT, NO_PROJECT));
        if (caller == null) throw new Objection(Problem.invalid(faults));
        admit(caller, route);
        return new Entrant(caller, project, query, faults);
    }

    private @Nullable Project project(Query query, List<Fault> faults) {
        List<String> named = query.words().getOrDefault(PROJECT, List.of());
        if (named.size() != 1) {
            faults.add(Fault.parameter(PROJECT, named.isEmpty() ? "is required" : "may be given once"));
            return null;
        }
        Project project = access.project(named.getFirst()).orElse(null);
        if (project == null) faults.add(Fault.parameter(PROJECT, NO_PROJECT));
        return project;
    }

    private @Nullable Object read(
            HttpServletRequest request, @Nullable Caller caller, Route route, List<Fault> faults) {
        try {
            return body(request, caller, route, faults);
        } catch (Objection refused) {
            BodyBudget.giveBack(request);
            remainders.takeIn(request);
            throw refused;
        }
    }

    private @Nullable Object body(
            HttpServletRequest request, @Nullable Caller caller, Route route, List<Fault> faults) {
        Class<?> items = route.items(caller);
        if (route.body() != null && items != null) return oneOrMany(request, items, faults);
        if (items != null) return batch(request, items, () -> Body.ofBatch(request, mostOfBatch), faults);
        return route.body() == null ? null : one(request, route.body(), faults);
    }

    private <T> @Nullable T one(HttpServletRequest request, Class<T> type, List<Fault> faults) {
        try (var _ = small(request)) {
            return read(reader.read(type, Body.of(request)), faults);
        }
    }

    /// Takes room for one until it is seen that there are many.
    private <T> @Nullable OneOrMany<T> oneOrMany(HttpServletRequest request, Class<T> type, List<Fault> faults) {
        try (var _ = small(request)) {
            Body.Beginning beginning = Body.begin(request, mostOfBatch);
            if (beginning.isMany()) {
                faults.addAll(Conditions.ofMany(request));
                return batch(request, type, beginning::many, faults);
            }
            T item = read(reader.read(type, beginning.one()), faults);
            return item == null ? null : new OneOrMany.One<>(item);
        }
    }

    private BodyBudget.Share small(HttpServletRequest request) {
        return bodies.take(request.getContentLengthLong(), isPacked(request), Body.MOST);
    }

    /// Its share of the budget is held until the answer is out: what was read of it lives as long.
    private <T> @Nullable Batch<T> batch(
            HttpServletRequest request, Class<T> type, Supplier<byte[]> body, List<Fault> faults) {
        // before the budget: what never gets in is not told to come again
        Body.checkLength(request, mostOfBatch);
        batches.take(request.getContentLengthLong(), isPacked(request), mostOfBatch)
                .keep(request);
        byte[] bytes = body.get();
        @Nullable
        List<Reading<T>> items = Body.isLines(request)
                ? read(reader.readLines(type, bytes, Batch.MOST), faults)
                : read(reader.readItems(type, bytes, Batch.MOST), faults);
        return items == null ? null : new Batch<>(items);
    }

    private static boolean isPacked(HttpServletRequest request) {
        return request.getHeader("Content-Encoding") != null;
    }

    /// The value, or null after adding its faults to the others.
    private static <T> @Nullable T read(Reading<T> reading, List<Fault> faults) {
        return switch (reading) {
            case Reading.Read<T>(T value) -> value;
            case Reading.Faulty<T>(List<Fault> more) -> {
                faults.addAll(more);
                yield null;
            }
            case Reading.Malformed<T>(String detail) -> throw new Objection(Problem.of(ProblemType.MALFORMED, detail));
        };
    }
}
