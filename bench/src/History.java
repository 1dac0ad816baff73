import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The history of a project, walked page by page to its end.
final class History {
    private static final int PAGE = 500;

    private History() {}

    /// Shows every item to the visitor, in the order in which the pages give them; says how many there were.
    /// Throws when a page is refused, or when a cursor comes back a second time: such a walk would never end.
    @SuppressWarnings("unchecked")
    static long walk(Wire wire, Consumer<Map<String, Object>> visitor) throws IOException {
        Set<String> cursors = new HashSet<>();
        String path = "/v1/feedback?limit=" + PAGE;
        long items = 0;
        for (String next = path; next != null; ) {
            Wire.Answer answer = wire.call("GET", next, null);
            if (answer.status() != 200) {
                throw new IllegalStateException("history answered " + answer.status() + ": " + answer.body());
            }
            Map<String, Object> page = answer.object();
            for (Object item : (List<Object>) page.get("items")) {
                visitor.accept((Map<String, Object>) item);
                items++;
            }
            String cursor = (String) page.get("next_cursor");
            if (cursor != null && !cursors.add(cursor)) {
                throw new IllegalStateException("history gave the same cursor twice");
            }
            next = cursor == null ? null : path + "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        }
        return items;
    }
}
