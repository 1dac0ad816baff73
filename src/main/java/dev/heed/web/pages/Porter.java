package dev.heed.web.pages;

import dev.heed.access.Access;
import dev.heed.access.Audit;
import dev.heed.access.Caller;
import dev.heed.access.Project;
import dev.heed.access.Right;
import dev.heed.access.Session;
import dev.heed.access.User;
import dev.heed.access.Users;
import dev.heed.domain.Base32;
import dev.heed.domain.Fault;
import dev.heed.domain.Id;
import dev.heed.web.wire.Query;
import dev.heed.web.wire.Reading;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Stands before every page: who looks, at which project, may they, and is what they send a form of ours?
final class Porter implements HandlerInterceptor {
    private static final String ACT = Porter.class.getName() + ".act";
    private static final String MADE = Porter.class.getName() + ".made";
    private static final String SESSION = Porter.class.getName() + ".session";

    private final Rules rules;
    private final Access access;
    private final Users users;
    private final Audit audit;

    Porter(Rules rules, Access access, Users users, Audit audit) {
        this.rules = rules;
        this.access = access;
        this.users = users;
        this.audit = audit;
    }

    /// @throws Mishap if there is nothing to be seen
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Rules.Rule rule = handler instanceof HandlerMethod method ? rules.of(method) : null;
        if (rule == null) return true;
        Query query = query(request);
        boolean sent = request.getMethod().equals("POST");
        if (sent) Form.requireOwn(request);
        if (!rule.session()) {
            if (sent) Form.read(request).keep(request);
            return true;
        }
        Optional<Session> session = Cookies.token(request).flatMap(users::session);
        if (session.isEmpty()) {
            signIn(request, response);
            return false;
        }
        Right right = rule.right();
        if (right == null) {
            request.setAttribute(SESSION, session.get());
            if (sent) Form.read(request).shownTo(session.get()).keep(request);
            return true;
        }
        List<String> projects = projects(session.get().user());
        if (projects.isEmpty()) {
            lead(response, new Address(LobbyDesk.PATH));
            return false;
        }
        Visit visit = visit(session.get(), projects, query, request);
        visit.keep(request);
        if (!visit.may(right)) throw Mishap.forbidden();
        if (sent) Form.read(request).shownTo(session.get()).keep(request);
        if (!rule.act().isEmpty()) begin(visit, right, rule.act(), request);
        return true;
    }

    private static void signIn(HttpServletRequest request, HttpServletResponse response) {
        String words = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        boolean back = request.getMethod().equals("GET");
        Address to = new Address(DoorDesk.SIGN_IN);
        lead(response, back ? to.with(DoorDesk.TO, request.getRequestURI() + words) : to);
    }

    private static void lead(HttpServletResponse response, Address to) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", to.toString());
    }

    private List<String> projects(User user) {
        return user.owner()
                ? access.projects().stream().map(Project::name).toList()
                : user.memberships().stream().map(User.Membership::projectName).toList();
    }

    private Visit visit(Session session, List<String> projects, Query query, HttpServletRequest request) {
        User user = session.user();
        List<String> named = query.words().getOrDefault(Visit.PROJECT, List.of());
        if (named.size() > 1) throw Mishap.unclear(List.of(Fault.parameter(Visit.PROJECT, "may be given once")));
        Project project = access.project(named.isEmpty() ? projects.getFirst() : named.getFirst())
                .orElseThrow(Porter::noProject);
        // one that is none of theirs is not there for them
        Caller caller = user.caller(project).orElseThrow(Porter::noProject);
        return new Visit(
                Viewer.of(session, caller, locale(request), project, projects), project, query.without(Visit.PROJECT));
    }

    /// Before the act, so that it stands there whatever becomes of it.
    private void begin(Visit visit, Right right, String act, HttpServletRequest request) {
        Project project = right == Right.GOVERN ? null : visit.project();
        request.setAttribute(ACT, audit.begin(visit.viewer().caller(), project, act, null));
    }

    /// Only an id of ours is written down, and only of what was there: an address holds whatever its sender likes.
    private static @Nullable String named(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get("id") instanceof String id
                        && (Base32.number(id).isPresent() || Id.parse(id).isPresent())
                ? id
                : null;
    }

    /// Who asks for what is [SignedIn].
    static Session session(ServletRequest request) {
        return (Session) Objects.requireNonNull(request.getAttribute(SESSION), "only what is @SignedIn has one");
    }

    /// Tells the audit log what an act has made.
    static void made(HttpServletRequest request, long id) {
        request.setAttribute(MADE, Base32.of(id));
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception thrown) {
        if (!(request.getAttribute(ACT) instanceof Long entry)) return;
        String made = (String) request.getAttribute(MADE);
        boolean done = response.getStatus() < 400;
        audit.end(entry, response.getStatus(), made == null && done ? named(request) : made);
    }

    private static Mishap noProject() {
        return Mishap.unclear(List.of(Fault.parameter(Visit.PROJECT, "names no project here")));
    }

    private static Locale locale(HttpServletRequest request) {
        Locale asked = request.getHeader("Accept-Language") == null ? Locale.UK : request.getLocale();
        // any language, or one without a name
        return asked.getLanguage().isEmpty() || asked.getLanguage().equals("*") ? Locale.UK : asked;
    }

    /// The words that say something.
    private static Query query(HttpServletRequest request) {
        if (!(Query.of(request.getQueryString()) instanceof Reading.Read<Query>(Query query)))
            throw Mishap.unreadable();
        var words = new LinkedHashMap<String, List<String>>();
        query.words().forEach((name, said) -> {
            List<String> full = said.stream().filter(word -> !word.isEmpty()).toList();
            if (!full.isEmpty()) words.put(name, full);
        });
        return new Query(words);
    }
}
