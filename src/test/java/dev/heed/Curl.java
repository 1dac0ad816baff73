package dev.heed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A `curl` command of the manual, read as a shell and `curl` read it, as far as the manual goes.
///
/// @param headers by name, as written
/// @param body empty for none
public record Curl(String method, URI address, Map<String, String> headers, String body) {
    /// One word of a command line: pieces in single quotes, in double quotes, or bare.
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"]+)+");

    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^'\"]+)");

    /// The commands of a block. A line that does not begin with `curl` goes on with the command before it, or belongs
    /// to none.
    ///
    /// @param shell the variables; they stand neither in single quotes nor inside of other names
    /// @throws IllegalStateException at an option that is not known here
    public static List<Curl> of(String block, Map<String, String> shell) {
        return Pattern.compile("(?m)^(?=curl )")
                .splitAsStream(block)
                .filter(command -> command.startsWith("curl "))
                .map(command -> of(words(command.replace("\\\n", " "), shell)))
                .toList();
    }

    private static Curl of(List<String> words) {
        String method = "";
        String body = "";
        URI address = null;
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case "-i" -> {}
                case "-X" -> method = words.get(++i);
                case "-H" -> {
                    String header = words.get(++i);
                    int colon = header.indexOf(": ");
                    headers.put(header.substring(0, colon), header.substring(colon + 2));
                }
                case "-d" -> body = words.get(++i);
                default -> {
                    if (word.startsWith("-") || address != null)
                        throw new IllegalStateException("the page uses what is not known here: " + word);
                    address = URI.create(word);
                }
            }
        }
        if (address == null) throw new IllegalStateException("curl without an address");
        if (!body.isEmpty()) headers.putIfAbsent("Content-Type", "application/x-www-form-urlencoded");
        return new Curl(method.isEmpty() ? (body.isEmpty() ? "GET" : "POST") : method, address, headers, body);
    }

    private static List<String> words(String line, Map<String, String> shell) {
        List<String> words = new ArrayList<>();
        WORD.matcher(line).results().forEach(found -> {
            StringBuilder word = new StringBuilder();
            QUOTED.matcher(found.group()).results().forEach(piece -> {
                if (piece.group(1) != null) word.append(piece.group(1));
                else word.append(filled(piece.group(2) == null ? piece.group(3) : piece.group(2), shell));
            });
            words.add(word.toString());
        });
        return words;
    }

    private static String filled(String text, Map<String, String> shell) {
        return Pattern.compile("\\$([A-Z]+)").matcher(text).replaceAll(name -> {
            if (!shell.containsKey(name.group(1))) throw new IllegalStateException("nobody set " + name.group());
            return shell.get(name.group(1));
        });
    }

    /// Sends it.
    public HttpResponse<String> send(HttpClient client) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        headers.forEach(request::header);
        HttpRequest.BodyPublisher sent =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return client.send(request.method(method, sent).build(), HttpResponse.BodyHandlers.ofString());
    }
}
