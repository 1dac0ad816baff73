package dev.heed.web.api;

import dev.heed.access.Caller;
import dev.heed.access.Project;
import dev.heed.capture.TestNode;
import dev.heed.storage.TestDatabase;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.configuration.SpringDocSpecPropertiesConfiguration;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/// The description of the running door, as springdoc sees it with our help. The door is the real one, with springdoc
/// beside it; nothing is asked over HTTP, where our gate would not let it pass.
final class Springdoc {
    private Springdoc() {}

    /// A document, and which of the words for it were not needed.
    record Made(String document, Set<String> unusedWords) {}

    /// Starts a server for it. Once in a process: springdoc keeps our model converter in a static list.
    ///
    /// @param data an empty folder
    static Made document(Path data) {
        Words words = new Words();
        try (var test = TestDatabase.sqlite(data);
                var node = new TestNode(test, InstantSource.system());
                var context = new AnnotationConfigServletWebServerApplicationContext()) {
            context.register(
                    ApiDoor.class,
                    SpringDocConfiguration.class,
                    SpringDocConfigProperties.class,
                    SpringDocWebMvcConfiguration.class,
                    SpringDocSpecPropertiesConfiguration.class);
            rooms(context, test, node);
            help(context, words);
            context.refresh();
            return new Made(pretty(new Resource(context).document()), words.unused());
        }
    }

    private static void rooms(
            AnnotationConfigServletWebServerApplicationContext context, TestDatabase test, TestNode node) {
        List<Object> rooms = List.of(
                new Listen("127.0.0.1", 0),
                InstantSource.system(),
                test.database(),
                node.pulse,
                node.access,
                node.audit,
                node.users,
                node.catalog,
                node.recommendations,
                node.intake,
                node.history,
                node.live,
                node.vault,
                node.insights,
                node.exporter,
                node.erasures,
                node.scan);
        for (Object room : rooms)
            context.getBeanFactory().registerSingleton(room.getClass().getName(), room);
    }

    private static void help(AnnotationConfigServletWebServerApplicationContext context, Words words) {
        // springdoc asks a whole Spring Boot for this one
        context.getBeanFactory().registerSingleton("mvcConversionService", new DefaultFormattingConversionService());
        // what the gate fills in is not for the caller to send
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, Project.class)
                .addAnnotationsToIgnore(Asked.class);
        Examples examples = new Examples();
        Problems problems = new Problems();
        context.registerBean(
                WireSchemas.class,
                () -> new WireSchemas(
                        DescribedRoute.read(context.getBean(RequestMappingHandlerMapping.class)
                                .getHandlerMethods()
                                .values()),
                        words));
        context.registerBean(WireModels.class);
        context.registerBean(
                DescribedRoute.class,
                () -> new DescribedRoute(
                        context.getBean(Routes.class), context.getBean(WireSchemas.class), words, examples, problems));
        context.registerBean(DescribedDoor.class, () -> new DescribedDoor(words, examples, problems));
    }

    /// Springdoc's own way to the document is not public.
    private static final class Resource extends OpenApiWebMvcResource {
        Resource(ApplicationContext context) {
            super(
                    context.getBeanProvider(OpenAPIService.class),
                    context.getBean(AbstractRequestService.class),
                    context.getBean(GenericResponseService.class),
                    context.getBean(OperationService.class),
                    context.getBean(SpringDocConfigProperties.class),
                    context.getBean(SpringDocProviders.class),
                    context.getBean(SpringDocCustomizers.class));
        }

        OpenAPI document() {
            return getOpenApi("/", Locale.ROOT);
        }
    }

    private static String pretty(OpenAPI document) {
        return PlainJson.of(JsonMapper.shared().readTree(Json31.pretty(document))) + "\n";
    }
}
