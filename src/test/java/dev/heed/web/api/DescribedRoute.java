package dev.heed.web.api;

import dev.heed.access.Right;
import dev.heed.access.Role;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Completes what springdoc finds out about a route: who may call it, its parameters and body as our reader takes them,
/// and every answer with its headers and problems.
final class DescribedRoute implements GlobalOperationCustomizer {
    static final String KEY = "key";
    static final String LOCAL_TOKEN = "local_token";
    static final String SESSION = "session";
    private static final String JSON = "application/json";

    private final Routes routes;
    private final WireSchemas schemas;
    private final Words words;
    private final Examples examples;
    private final Problems problems;

    DescribedRoute(Routes routes, WireSchemas schemas, Words words, Examples examples, Problems problems) {
        this.routes = routes;
        this.schemas = schemas;
        this.words = words;
        this.examples = examples;
        this.problems = problems;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Route route = Objects.requireNonNull(routes.of(handler), () -> handler + " is no route");
        String tag = operation.getTags().getFirst();
        operation.setOperationId(
                tag + "_" + WireSchemas.snake(handler.getMethod().getName()));
        operation.setParameters(parameters(route, handler, tag));
        operation.setSecurity(security(route));
        operation.setRequestBody(route.body() == null ? null : body(route.body(), handler));
        if (route.items() != null) operation.setRequestBody(batch(route.items(), route.body() != null));
        operation.setResponses(answers(route, handler, operation.getResponses()));
        return operation;
    }

    /// One alternative for each role, as OpenAPI 3.1 allows it for schemes without scopes: "a list of role names".
    private static List<SecurityRequirement> security(Route route) {
        Right right = route.right();
        if (right == null) return List.of();
        List<SecurityRequirement> either = new ArrayList<>();
        for (Role role : EnumSet.of(Role.PUBLISHABLE, Role.READ, Role.SECRET))
            if (role.may(right)) either.add(new SecurityRequirement().addList(KEY, role.word()));
        either.add(new SecurityRequirement().addList(LOCAL_TOKEN, Role.OWNER.word()));
        if (!route.session()) return either;
        for (Role role : EnumSet.of(Role.VIEWER, Role.ANALYST, Role.ADMIN))
            if (route.project() && role.may(right)) either.add(new SecurityRequirement().addList(SESSION, role.word()));
        either.add(new SecurityRequirement().addList(SESSION, Role.OWNER.word()));
        return either;
    }

    private List<Parameter> parameters(Route route, HandlerMethod handler, String tag) {
        List<Parameter> parameters = new ArrayList<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            PathVariable path = parameter.getParameterAnnotation(PathVariable.class);
            if (path != null)
                parameters.add(
                        path(path.name().isEmpty() ? parameter.getParameter().getName() : path.name(), tag));
        }
        for (RecordComponent component : WireSchemas.fields(route.asked())) parameters.add(asked(component, tag));
        if (route.right() != null && route.project())
            parameters.add(parameter("query", "project", words.of("?project"), text(1, 200)));
        for (MethodParameter parameter : handler.getMethodParameters()) {
            RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
            if (header != null) parameters.add(header(header.name()));
        }
        return parameters;
    }

    private Parameter path(String name, String tag) {
        ObjectNode schema = name.equals("media_id") ? text(1, 200).put("pattern", mediaId()) : text(1, 200);
        return parameter("path", name, words.of("{" + tag + "}", name), schema).required(true);
    }

    private static String mediaId() {
        return "^(?:" + Names.MEDIA_ID + ")$";
    }

    private Parameter asked(RecordComponent component, String tag) {
        String name = WireSchemas.snake(component.getName());
        Parameter parameter = parameter("query", name, words.of("?" + tag, name), schemas.parameter(component));
        if (component.getAnnotatedType().isAnnotationPresent(NotNull.class)) parameter.required(true);
        return component.getType() == List.class ? parameter.explode(true) : parameter;
    }

    private Parameter header(String name) {
        ObjectNode schema = text(1, 128);
        schema.put("pattern", name.equals("If-Match") ? "^(?:\"[1-9][0-9]{0,8}\"|\\*)$" : "^[!-~]+$");
        return parameter("header", name, words.of(name), schema);
    }

    private static ObjectNode text(int least, int most) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "string")
                .put("minLength", least)
                .put("maxLength", most);
    }

    private static Parameter parameter(String in, String name, String description, ObjectNode schema) {
        return new Parameter().in(in).name(name).description(description).schema(WireModels.schema(schema));
    }

    /// Springdoc only logs what is wrong with a type; here it is said.
    private JsonSchema reference(Class<?> type) {
        WireSchemas.whole(List.of(type)).forEach(schemas::definition);
        return (JsonSchema) new JsonSchema().$ref(WireSchemas.PLACE + schemas.name(type));
    }

    private RequestBody body(Class<?> type, HandlerMethod handler) {
        MediaType content = new MediaType().schema(reference(type));
        examples.of(schemas, type).forEach((name, value) -> content.addExamples(name, new Example().value(value)));
        Content both = new Content().addMediaType(JSON, content);
        if (handler.hasMethodAnnotation(PatchMapping.class)) both.addMediaType("application/merge-patch+json", content);
        return new RequestBody().required(true).content(both);
    }

    /// A list, or a line of text for each item: OpenAPI 3.1 has no words for the parts of a stream.
    ///
    /// @param orOne whether one item by itself is taken too
    private RequestBody batch(Class<?> item, boolean orOne) {
        reference(item);
        String place = WireSchemas.PLACE + schemas.name(item);
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("type", "array");
        list.put("maxItems", Batch.MOST).putObject("items").put("$ref", place);
        ObjectNode either = JsonNodeFactory.instance.objectNode();
        either.putArray("oneOf").addObject().put("$ref", place);
        either.withArray("oneOf").add(list);
        MediaType array = new MediaType().schema(WireModels.schema(orOne ? either : list));
        examples.of(schemas, item).forEach((name, value) -> {
            if (orOne) array.addExamples(name, new Example().value(value));
            array.addExamples(orOne ? "many" : name, new Example().value(List.of(value)));
        });
        return new RequestBody()
                .required(true)
                .content(new Content()
                        .addMediaType(JSON, array)
                        .addMediaType("application/x-ndjson", new MediaType().schema(WireModels.schema(text()))));
    }

    private ApiResponses answers(Route route, HandlerMethod handler, ApiResponses found) {
        Map<String, ApiResponse> all = new TreeMap<>();
        found.forEach((code, answer) -> all.put(code, answer(answer, returned(handler, code))));
        problems.of(route, handler).forEach(all::put);
        ApiResponses answers = new ApiResponses();
        answers.putAll(all);
        return answers;
    }

    private ApiResponse answer(ApiResponse found, @Nullable Class<?> type) {
        ApiResponse answer = new ApiResponse()
                .description(
                        "default response".equals(found.getDescription()) || found.getDescription() == null
                                ? "OK"
                                : found.getDescription());
        if (found.getHeaders() != null)
            for (String name : found.getHeaders().keySet())
                answer.addHeaderObject(
                        name, new Header().description(words.of(name)).schema(WireModels.schema(text())));
        if (type != null && WireSchemas.isNamed(type))
            answer.content(new Content().addMediaType(JSON, new MediaType().schema(reference(type))));
        else if (type != null && type != Void.class) answer.content(plain(found.getContent()));
        return answer;
    }

    private static ObjectNode text() {
        return JsonNodeFactory.instance.objectNode().put("type", "string");
    }

    /// Pages and files: the annotation names their kinds.
    private static Content plain(Content found) {
        Content content = new Content();
        for (String kind : found.keySet())
            content.addMediaType(
                    kind,
                    new MediaType()
                            .schema(WireModels.schema(
                                    kind.equals(JSON)
                                            ? JsonNodeFactory.instance
                                                    .objectNode()
                                                    .put("type", "object")
                                            : text())));
        return content;
    }

    /// What the annotation of this status names, else what the method returns.
    private static @Nullable Class<?> returned(HandlerMethod handler, String code) {
        for (var said :
                handler.getMethod().getAnnotationsByType(io.swagger.v3.oas.annotations.responses.ApiResponse.class))
            for (var content : said.content())
                if (said.responseCode().equals(code) && content.schema().implementation() != Void.class)
                    return content.schema().implementation();
        Type type = handler.getMethod().getGenericReturnType();
        if (type instanceof ParameterizedType generic) type = generic.getActualTypeArguments()[0];
        return type instanceof Class<?> one ? one : null;
    }

    /// Every record that some route reads, and what it holds.
    static Set<Class<?>> read(Collection<HandlerMethod> handlers) {
        List<Class<?>> bodies = new ArrayList<>();
        for (HandlerMethod handler : handlers)
            for (MethodParameter parameter : handler.getMethodParameters())
                if (parameter.hasParameterAnnotation(Items.class))
                    bodies.add(Objects.requireNonNull(parameter.getParameterAnnotation(Items.class))
                            .value());
                else if (parameter.hasParameterAnnotation(org.springframework.web.bind.annotation.RequestBody.class))
                    bodies.add(parameter.getParameterType());
        return WireSchemas.whole(bodies);
    }
}
