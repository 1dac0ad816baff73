package dev.heed.web.api;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The problems that each route can answer with: those that its key, address, parameters and body bring, and its own
/// ([Refuses]). Routes with the same set share its description.
final class Problems {
    private static final Map<String, String> HEADERS = Map.of(
            "WWW-Authenticate", "`Bearer`.",
            "Retry-After", "After how many seconds to try again.",
            "Accept", "What is read here.");

    private final Map<String, ApiResponse> shared = new TreeMap<>();

    /// By status, as references to shared ones.
    Map<String, ApiResponse> of(Route route, HandlerMethod handler) {
        Map<Integer, List<ProblemType>> byStatus =
                types(route, handler).stream().collect(Collectors.groupingBy(ProblemType::status));
        Map<String, ApiResponse> answers = new TreeMap<>();
        byStatus.forEach((status, types) -> {
            String name = types.stream().map(Problems::name).collect(Collectors.joining("Or"));
            shared.computeIfAbsent(name, _ -> answer(types));
            answers.put(Integer.toString(status), new ApiResponse().$ref("#/components/responses/" + name));
        });
        return answers;
    }

    /// What is shared, by its name under `#/components/responses`.
    Map<String, ApiResponse> shared() {
        return shared;
    }

    static Set<ProblemType> types(Route route, HandlerMethod handler) {
        // a % that decodes to nothing, an unknown parameter, a fault of ours
        Set<ProblemType> types = EnumSet.of(ProblemType.MALFORMED, ProblemType.INVALID, ProblemType.INTERNAL);
        if (route.right() != null) {
            types.add(ProblemType.UNAUTHORIZED);
            types.add(ProblemType.FORBIDDEN);
            types.add(ProblemType.BUSY);
            types.add(ProblemType.STORAGE_AWAY);
        }
        if (route.body() != null || route.items() != null) {
            types.add(ProblemType.TOO_LARGE);
            types.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        boolean named = Stream.of(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(PathVariable.class));
        // PUT makes what is not there
        if (named && !handler.hasMethodAnnotation(PutMapping.class)) types.add(ProblemType.NOT_FOUND);
        Refuses own = handler.getMethodAnnotation(Refuses.class);
        if (own != null) types.addAll(List.of(own.value()));
        return types;
    }

    private static String name(ProblemType type) {
        return Stream.of(type.slug().split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static ApiResponse answer(List<ProblemType> types) {
        String description = types.stream()
                .map(type -> "[" + type.title() + "](" + type.uri() + ").")
                .collect(Collectors.joining(" "));
        ApiResponse answer = new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                new MediaType().schema(new JsonSchema().$ref(WireSchemas.PLACE + "Problem"))));
        String header = switch (types.getFirst().status()) {
            case 401 -> "WWW-Authenticate";
            case 415 -> "Accept";
            case 503 -> "Retry-After";
            default -> null;
        };
        ObjectNode text = JsonNodeFactory.instance.objectNode().put("type", "string");
        if (header != null)
            answer.addHeaderObject(
                    header, new Header().description(HEADERS.get(header)).schema(WireModels.schema(text)));
        return answer;
    }

    /// What every one of them looks like.
    static ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("description", "What a refused request is answered with (RFC 9457).");
        schema.put("type", "object");
        schema.putArray("required").add("type").add("title").add("status").add("detail");
        ObjectNode fields = schema.putObject("properties");
        ObjectNode type = fields.putObject("type");
        type.put("type", "string").put("format", "uri-reference");
        for (ProblemType one : ProblemType.values()) type.withArray("enum").add(one.uri());
        type.put("description", "Which kind of problem; a page that explains it.");
        fields.putObject("title").put("type", "string").put("description", "The kind in words.");
        fields.putObject("status").put("type", "integer").put("description", "The HTTP status.");
        fields.putObject("detail").put("type", "string").put("description", "What happened this time.");
        ObjectNode errors = fields.putObject("errors");
        errors.put("type", "array")
                .put("description", "Every fault, each with its place; only where there are places.");
        ObjectNode error = errors.putObject("items");
        error.put("type", "object");
        error.putArray("required").add("detail");
        ObjectNode places = error.putObject("properties");
        places.putObject("pointer").put("type", "string").put("description", "Into the body (RFC 6901).");
        places.putObject("parameter").put("type", "string").put("description", "Of the query or the path.");
        places.putObject("header").put("type", "string").put("description", "Of the request.");
        places.putObject("detail").put("type", "string").put("description", "What would be right there.");
        return schema;
    }
}
