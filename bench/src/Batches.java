import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// Bodies of batches: of ten votes eight are of users on media, three of these with a comment, and two are on a
/// chatbot's answers. Each has an idempotency key, and a user or message of its own, so that each becomes a row.
final class Batches {
    private static final List<String> QUESTIONS = List.of(
            "How long is it?", "Is there a second season, and where can I see it?", "What should I watch with my children?");
    private static final List<String> ANSWERS = List.of(
            "Two hours.",
            "There is: eight new episodes came out in March, and the first two are free for a week.",
            "Something short and funny. Try the first film of the series; it is made for the whole family.");

    private final IntFunction<String> mediaId;
    private long number;

    Batches() {
        this(number -> Votes.mediaId(number % Votes.MEDIA));
    }

    /// @param mediaId names an item by a number of any size
    Batches(IntFunction<String> mediaId) {
        this.mediaId = mediaId;
    }

    /// The next body, of votes that no other one holds.
    String next(int size) {
        StringBuilder body = new StringBuilder("[");
        for (int i = 0; i < size; i++) {
            body.append(i == 0 ? "" : ",").append(vote(number++));
        }
        return body.append(']').toString();
    }

    private String vote(long number) {
        int kind = (int) (number % 10);
        Map<String, Object> vote = new LinkedHashMap<>();
        if (kind < 8) {
            vote.put("media_id", mediaId.apply((int) (number / 10 * 7 + number)));
            vote.put("rating", 1 + number % 5);
            vote.put("watched_completion", number % 3 != 0);
            if (kind < 3) {
                vote.put("comment", Votes.comment((int) (number / 10)));
            }
            vote.put("user", "user-" + number);
        } else {
            vote.put("query", QUESTIONS.get((int) (number % QUESTIONS.size())));
            vote.put("response", ANSWERS.get((int) (number % ANSWERS.size())));
            vote.put("rating", number % 4 == 0 ? "down" : "up");
            vote.put("model", "bench-model");
            vote.put("message_id", "message-" + number);
        }
        vote.put("idempotency_key", "vote-" + number);
        return Json.write(vote);
    }
}
