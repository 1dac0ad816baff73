package dev.heed.web.api;

import dev.heed.access.Session;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/// Completes the document as a whole: what it is about, who is asked for which key, and an order that stays.
final class DescribedDoor implements GlobalOpenApiCustomizer {
    /// The subjects, in the order in which somebody meets them.
    private static final List<String> TAGS = List.of(
            "feedback",
            "media",
            "recommendations",
            "insights",
            "export",
            "erasures",
            "project",
            "privacy",
            "keys",
            "audit",
            "users",
            "instance",
            "operation");

    /// The second address of one call.
    static final String SHORT = "/feedback";

    private final Words words;
    private final Examples examples;
    private final Problems problems;

    DescribedDoor(Words words, Examples examples, Problems problems) {
        this.words = words;
        this.examples = examples;
        this.problems = problems;
    }

    @Override
    public void customise(OpenAPI document) {
        document.info(new Info()
                .title("Heed")
                .summary("The feedback log for recommenders and chatbots")
                .version(version())
                .description(introduction())
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
        document.servers(List.of(new Server().url("/")));
        document.tags(TAGS.stream()
                .map(name -> new Tag().name(name).description(words.of("#" + name)))
                .toList());
        document.paths(paths(document.getPaths()));
        document.components(components(document.getComponents()));
    }

    private Components components(Components found) {
        Components components = new Components();
        Map<String, Schema<?>> schemas = new TreeMap<>();
        found.getSchemas().forEach((name, schema) -> schemas.put(name, schema));
        schemas.put("Problem", WireModels.schema(Problems.schema()));
        schemas.forEach((name, schema) -> components.addSchemas(name, withExample(name, schema)));
        problems.shared().forEach(components::addResponses);
        components.addSecuritySchemes(
                DescribedRoute.KEY,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("heed_…")
                        .description(words.of("#key")));
        components.addSecuritySchemes(
                DescribedRoute.LOCAL_TOKEN,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description(words.of("#local_token")));
        components.addSecuritySchemes(
                DescribedRoute.SESSION,
                new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.COOKIE)
                        .name(Session.COOKIE)
                        .description(words.of("#session")));
        return components;
    }

    private Schema<?> withExample(String name, Schema<?> schema) {
        if (schema.getOneOf() != null) return schema;
        Object example = Examples.plain(examples.of(name));
        ((JsonSchema) schema).addExample(example);
        return schema;
    }

    /// By subject, then by address, short ones of ours last.
    private static Paths paths(Paths found) {
        Paths paths = new Paths();
        found.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, PathItem> one) -> subject(one.getValue()))
                        .thenComparing(one -> !one.getKey().startsWith("/v1/"))
                        .thenComparing(Map.Entry::getKey))
                .forEach(one -> paths.addPathItem(one.getKey(), unalias(one.getKey(), one.getValue())));
        return paths;
    }

    private static int subject(PathItem item) {
        return TAGS.indexOf(item.readOperations().getFirst().getTags().getFirst());
    }

    /// One method may serve two addresses; an operation's id is its own.
    private static PathItem unalias(String path, PathItem item) {
        if (path.equals(SHORT))
            item.getPost()
                    .operationId("feedback_send_short")
                    .summary("Send one vote, by a short address")
                    .description("The same as `POST /v1/feedback`.");
        return item;
    }

    private static String version() {
        try {
            Matcher version = Pattern.compile("<artifactId>heed</artifactId>\\s*<version>([^<]+)<")
                    .matcher(Files.readString(Path.of("pom.xml")));
            if (!version.find()) throw new IllegalStateException("pom.xml names no version");
            return version.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String introduction() {
        try (var stream = Objects.requireNonNull(DescribedDoor.class.getResourceAsStream("/web/api/introduction.md"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
