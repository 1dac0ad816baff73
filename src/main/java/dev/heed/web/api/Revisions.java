package dev.heed.web.api;

import dev.heed.domain.Fault;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Revisions as entity tags (RFC 9110, section 8.8.3): revision 3 is `"3"`.
///
/// They guard a change (`If-Match`) and no more: they do not tell whether an answer that somebody holds is still
/// fresh, because triage changes without a revision. So a GET is never answered with 304.
final class Revisions {
    private static final Pattern TAG = Pattern.compile("\"([1-9][0-9]{0,8})\"");

    private Revisions() {}

    static String tag(int revision) {
        return "\"" + revision + "\"";
    }

    /// The revision that `If-Match` names; null for any.
    ///
    /// @throws Objection 422 if it is not one tag of ours
    static @Nullable Integer seen(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) return null;
        var tag = TAG.matcher(ifMatch);
        if (!tag.matches())
            throw new Objection(Problem.invalid(
                    List.of(Fault.header("If-Match", "must be one revision in quotes, such as \"3\""))));
        return Integer.valueOf(tag.group(1));
    }
}
