package dev.heed.web.api;

import dev.heed.access.Access;
import dev.heed.access.Caller;
import dev.heed.access.Project;
import dev.heed.access.Role;
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

    private final Routes routes;
    private final Bearer bearer;
    private final Access access;
    private final WireReader reader;
    private final BodyBudget bodies;
    private final BodyBudget batches;
    private final int mostOfBatch;
    private final Remainders remainders = new Remainders();

    Gate(Routes routes, Access access, WireReader reader, BodyBudget bodies, BodyBudget batches) {
        this.routes = routes;
        this.access = access;
        this.reader = reader;
        this.bodies = bodies;
        this.batches = batches;
        this.mostOfBatch = Math.min(Body.MOST_OF_BATCH, batches.largest());
        bearer = new Bearer(access);
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
    }

    private boolean admit(HttpServletRequest request, Object handler) {
        // only the framework answers OPTIONS, with the list of methods
        if (request.getMethod().equals("OPTIONS")) return true;
        Route route = handler instanceof HandlerMethod method ? routes.of(method) : null;
        if (route == null) throw new Objection(Problem.notFound());
        Caller caller = caller(request, route);
        Query query = query(request);
        var faults = new ArrayList<>(Conditions.faults(request, route));
        Project project = caller == null ? null : project(caller, route, query, faults);
        Object asked = read(reader.read(route.asked(), caller == null ? query : query.without(PROJECT)), faults);
        Object body = read(request, caller, route, faults);
        if (!faults.isEmpty() || asked == null) throw new Objection(Problem.invalid(faults));
        new Admission(caller, project, asked, body).keep(request);
        return true;
    }

    private @Nullable Caller caller(HttpServletRequest request, Route route) {
        if (route.roles() == null) return null;
        Caller caller = bearer.caller(request);
        if (route.roles().contains(caller.role())) return caller;
        throw new Objection(Problem.of(ProblemType.FORBIDDEN, "A key of this kind may not call this."));
    }

    private static Query query(HttpServletRequest request) {
        return switch (Query.of(request.getQueryString())) {
            case Reading.Read<Query>(Query query) -> query;
            case Reading.Malformed<Query>(String detail) ->
                throw new Objection(Problem.of(ProblemType.MALFORMED, detail));
            case Reading.Faulty<Query>(List<Fault> faults) -> throw new Objection(Problem.invalid(faults));
        };
    }

    /// The project they work in: their key's, or for the owner the one that `?project=` names.
    private @Nullable Project project(Caller caller, Route route, Query query, List<Fault> faults) {
        List<String> named = query.words().getOrDefault(PROJECT, List.of());
        if (caller.role() != Role.OWNER || !route.project()) {
            if (!named.isEmpty()) faults.add(Fault.parameter(PROJECT, "is not a parameter here"));
            return caller.project();
        }
        if (named.size() != 1) {
            faults.add(Fault.parameter(PROJECT, named.isEmpty() ? "is required" : "may be given once"));
            return null;
        }
        Project project = access.project(named.getFirst()).orElse(null);
        if (project == null) faults.add(Fault.parameter(PROJECT, "names no project here"));
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
