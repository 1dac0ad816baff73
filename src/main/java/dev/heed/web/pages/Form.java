package dev.heed.web.pages;

import dev.heed.web.wire.Query;
import dev.heed.web.wire.Reading;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a form of ours sends, read strictly. The container reads no bodies by itself.
record Form(Query fields) {
    /// The name of the field that shows that a page of ours was filled in.
    static final String CSRF = "csrf";

    static final String BACK = "back";
    static final String AT = "at";

    /// For a thousand identities; pages send fifty.
    private static final int MOST_BYTES = 64 * 1024;

    private static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    /// Reads it.
    ///
    /// @throws Mishap if it is no form of ours, or none that this viewer was shown
    static Form of(HttpServletRequest request, Visit visit) throws IOException {
        Form form = new Form(read(request));
        if (!MessageDigest.isEqual(bytes(form.field(CSRF)), bytes(visit.viewer().csrf())))
            throw Mishap.of(new Trouble(
                    403,
                    "This form is out of date",
                    "Nothing was changed. Open the page again and repeat it.",
                    List.of()));
        return form;
    }

    private static Query read(HttpServletRequest request) throws IOException {
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
