package dev.heed.web.pages;

import dev.heed.access.Session;
import dev.heed.web.wire.Query;
import dev.heed.web.wire.Reading;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What a form of ours sends, read strictly. The container reads no bodies by itself.
record Form(Query fields) {
    /// The name of the field that shows that a page of ours was filled in.
    static final String CSRF = "csrf";

    static final String BACK = "back";
    static final String AT = "at";

    /// For a thousand identities; pages send fifty.
    private static final int MOST_BYTES = 64 * 1024;

    private static final String ATTRIBUTE = Form.class.getName();
    private static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    /// Refuses what a page of another site makes a browser send. Browsers say so in `Sec-Fetch-Site`, those that do not
    /// in `Origin`.
    ///
    /// @throws Mishap 403
    static void requireOwn(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean own = site != null
                ? site.equals("same-origin")
                : origin == null || origin.replaceFirst("^https?://", "").equals(request.getHeader("Host"));
        if (!own) throw outOfDate();
    }

    private static Mishap outOfDate() {
        return Mishap.of(new Trouble(
                403, "This form is out of date", "Nothing was changed. Open the page again and repeat it.", List.of()));
    }

    /// Reads the body.
    ///
    /// @throws Mishap if it is no form
    static Form read(HttpServletRequest request) throws IOException {
        return new Form(fields(request));
    }

    /// Itself, if it is one that was shown in this session.
    ///
    /// @throws Mishap 403
    Form shownTo(Session session) {
        if (!session.own(field(CSRF))) throw outOfDate();
        return this;
    }

    void keep(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static Form of(ServletRequest request) {
        return (Form) Objects.requireNonNull(request.getAttribute(ATTRIBUTE), "the porter was not passed");
    }

    private static Query fields(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(MEDIA_TYPE)) throw unreadable(415);
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) throw unreadable(413);
        // what is not ASCII comes encoded, and is refused by the query where it does not
        if (!(Query.of(new String(body, StandardCharsets.ISO_8859_1)) instanceof Reading.Read<Query>(Query query)))
            throw unreadable(400);
        return query;
    }

    private static Mishap unreadable(int status) {
        return Mishap.of(new Trouble(status, "This form cannot be read", "Nothing was changed.", List.of()));
    }

    /// All words of a field.
    List<String> all(String name) {
        return fields.words().getOrDefault(name, List.of());
    }

    /// The only word of a field; empty for none.
    String field(String name) {
        List<String> all = all(name);
        return all.size() == 1 ? all.getFirst() : "";
    }

    /// Where the form was, if the field says an address of the list or of one vote; never anywhere else.
    Address back(Visit visit) {
        Address list = new Address(
                Section.FEEDBACK.path(),
                Query.of(field(BACK)) instanceof Reading.Read<Query>(Query query) ? query.words() : Map.of());
        if (!list.words().containsKey(Visit.PROJECT))
            list = list.with(Visit.PROJECT, visit.project().name());
        var vote = Toast.vote(field(AT));
        return vote == null ? list : list.at(Section.FEEDBACK.path() + "/" + vote);
    }
}
