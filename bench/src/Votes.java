import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Requests to store media votes, each of another user with another idempotency key, so that each becomes a row of
/// its own. The texts are made once; a request is a copy of one with two numbers written into it.
final class Votes implements Load.Requests {
    /// The items voted on.
    static final int MEDIA = 200;

    private static final int DIGITS = 12;
    private static final String BLANK = "0".repeat(DIGITS);
    private static final List<String> COMMENTS = List.of(
            "Good company for a rainy evening, though the last half hour could have been shorter.",
            "Not for me.",
            "We laughed a lot, and the children asked for it again the next day.",
            "The picture was fine but the sound kept dropping out on my television.",
            "Started slowly. From the second episode on I could not stop, and I am glad that it was suggested.",
            "Why was this recommended to me? I have never watched anything like it.",
            "Great cast, thin story; write to me at viewer@example.com if you want to know more.",
            "Five stars for the music alone!");

    private final List<Text> texts = new ArrayList<>();
    private long number;

    Votes(int port, String key) {
        for (int i = 0; i < MEDIA; i++) {
            texts.add(new Text(i, port, key));
        }
    }

    static String mediaId(int index) {
        return "bench-" + index;
    }

    /// Puts the items that are voted on into the catalog.
    static void addMedia(Wire wire) throws IOException {
        for (int i = 0; i < MEDIA; i++) {
            String body = Json.object("title type duration", "Film number " + i, "film", 5400);
            int status = wire.call("PUT", "/v1/media/" + mediaId(i), body).status();
            if (status != 201) {
                throw new IllegalStateException("PUT of a media item answered " + status);
            }
        }
    }

    static String comment(int number) {
        return COMMENTS.get(number % COMMENTS.size());
    }

    @Override
    public int next(byte[] into) {
        Text text = texts.get((int) (number % MEDIA));
        number++;
        System.arraycopy(text.bytes, 0, into, 0, text.bytes.length);
        write(number, into, text.user);
        write(number, into, text.key);
        return text.bytes.length;
    }

    private static void write(long number, byte[] into, int at) {
        long rest = number;
        for (int i = at + DIGITS - 1; i >= at; i--) {
            into[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static final class Text {
        final byte[] bytes;
        final int user;
        final int key;

        Text(int index, int port, String secret) {
            String body = Json.object(
                    "media_id watched_completion would_watch_again rating comment user idempotency_key",
                    mediaId(index),
                    index % 3 != 0,
                    index % 5 < 2,
                    1 + index % 5,
                    index % 2 == 0 ? COMMENTS.get(index / 2 % COMMENTS.size()) : null,
                    "user-" + BLANK,
                    "vote-" + BLANK);
            int length = body.getBytes(StandardCharsets.UTF_8).length;
            String request = "POST /v1/feedback HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer "
                    + secret + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n" + body;
            bytes = request.getBytes(StandardCharsets.UTF_8);
            // all text is ASCII, so that characters and bytes count alike
            user = request.indexOf("user-" + BLANK) + 5;
            key = request.indexOf("vote-" + BLANK) + 5;
        }
    }
}
