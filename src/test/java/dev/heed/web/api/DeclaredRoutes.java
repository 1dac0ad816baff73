package dev.heed.web.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// Every route of the program with what it declares, gathered by the door itself; no server runs for it.
final class DeclaredRoutes {
    private static final Map<String, Set<ProblemType>> OWN = new TreeMap<>();
    private static final Map<String, Route> ALL = gather();

    private DeclaredRoutes() {}

    /// By method and address: `GET /v1/feedback/{id}`.
    static Map<String, Route> all() {
        return ALL;
    }

    /// The problems of its own that each route names.
    static Map<String, Set<ProblemType>> own() {
        return OWN;
    }

    /// What the document says of a route; missing if nothing.
    static JsonNode operation(JsonNode document, String route) {
        String[] parts = route.split(" ", 2);
        return document.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
    }

    private static Map<String, Route> gather() {
        try (var keys = new Keys(Files.createTempDirectory("heed-routes"));
                var context = new AnnotationConfigWebApplicationContext()) {
            context.register(ApiDoor.class);
            context.addBeanFactoryPostProcessor(beans -> {
                beans.registerSingleton("listen", new Listen("127.0.0.1", 0));
                for (Object part : keys.parts())
                    beans.registerSingleton(part.getClass().getName(), part);
            });
            context.refresh();
            Routes routes = context.getBean(Routes.class);
            Map<String, Route> all = new TreeMap<>();
            context.getBean(RequestMappingHandlerMapping.class)
                    .getHandlerMethods()
                    .forEach((info, handler) -> {
                        for (RequestMethod method : info.getMethodsCondition().getMethods())
                            for (String path : info.getPatternValues()) {
                                all.put(method + " " + path, Objects.requireNonNull(routes.of(handler)));
                                Refuses own = handler.getMethodAnnotation(Refuses.class);
                                if (own != null) OWN.put(method + " " + path, Set.of(own.value()));
                            }
                    });
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
