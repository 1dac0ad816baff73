package dev.heed.web.api;

import dev.heed.access.Access;
import dev.heed.access.Audit;
import dev.heed.access.Users;
import dev.heed.history.Live;
import dev.heed.privacy.Redactor;
import dev.heed.schedule.Clockwork;
import dev.heed.storage.Database;
import dev.heed.storage.Journal;
import dev.heed.storage.Pulse;
import dev.heed.web.wire.WireReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.web.accept.ContentNegotiationManager;
import org.springframework.web.accept.FixedContentNegotiationStrategy;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.RequestHeaderMethodArgumentResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.HttpRequestHandlerAdapter;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.PathVariableMethodArgumentResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ServletRequestMethodArgumentResolver;
import org.springframework.web.servlet.mvc.method.annotation.ServletResponseMethodArgumentResolver;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/// The JSON door, put together. It needs a [Listen] and an [Access] beside it, and the front doors of the features
/// that its controllers ask for. Controllers are found by their annotation, and made on the first request.
///
/// Spring MVC is assembled by hand: what is not named here is not there (views, forms, parts, static files).
@Configuration(proxyBeanMethods = false)
@ComponentScan(lazyInit = true)
@Import({Container.class, Shield.class})
public class ApiDoor {
    /// What a server holds that does nothing, the model of the language detector above all; the rest of the heap is for
    /// what comes in. See [#LEAST_HEAP].
    private static final long IDLE_BYTES = 60L << 20;

    /// The heap below which there would be too little left for a batch of some thousand votes: 96 MB, less what some
    /// collectors set aside of that.
    public static final long LEAST_HEAP = 88L << 20;

    /// The part of that rest that bodies on their way in may take.
    private static final double BODIES = 0.25;

    /// The part that batches may take until they are answered. Where the largest there may be does not fit in, the
    /// limit of a body is lower.
    private static final double BATCHES = 0.4;

    /// The bytes, the texts read from them, the rows that wait, and the answer.
    private static final int COPIES_OF_BATCH = 3;

    @Bean
    DispatcherServletRegistrationBean dispatcher(WebApplicationContext context) {
        var dispatcher = new DispatcherServlet(context);
        dispatcher.setPublishEvents(false);
        var registration = new DispatcherServletRegistrationBean(dispatcher, "/");
        registration.setLoadOnStartup(1);
        return registration;
    }

    /// Counts what there is to count: tests may leave parts out.
    @Bean
    Meters meters(
            ObjectProvider<Journal> journal,
            ObjectProvider<Database> database,
            ObjectProvider<Pulse> pulse,
            ObjectProvider<Clockwork> clockwork) {
        var meters = new Meters();
        journal.ifAvailable(meters::watch);
        database.ifAvailable(meters::watch);
        pulse.ifAvailable(meters::watch);
        clockwork.ifAvailable(meters::watch);
        return meters;
    }

    /// Who listens would hold the server up when it stops: it ends when every answer has come to an end.
    @Bean
    ApplicationListener<ContextClosedEvent> hangUp(ObjectProvider<Live> live) {
        return _ -> live.ifAvailable(Live::close);
    }

    @Bean
    WireReader wireReader() {
        var redactor = Redactor.usual();
        return new WireReader(name -> redactor.redact(name).text());
    }

    @Bean
    Routes routes(ObjectProvider<RequestMappingHandlerMapping> mappings, WireReader reader) {
        return new Routes(mappings, reader);
    }

    @Bean
    RequestMappingHandlerMapping requestMappingHandlerMapping(
            Routes routes, Access access, Users users, Audit audit, WireReader reader) {
        long rest = Math.max(LEAST_HEAP, Runtime.getRuntime().maxMemory()) - IDLE_BYTES;
        var bodies = new BodyBudget((long) (rest * BODIES), 1);
        var batches = new BodyBudget((long) (rest * BATCHES), COPIES_OF_BATCH);
        var mapping = new RequestMappingHandlerMapping() {
            @Override
            protected boolean isHandler(Class<?> type) {
                return Routes.ours(type) && super.isHandler(type);
            }

            // see OtherMethods
            @Override
            protected @Nullable HandlerMethod handleNoMatch(
                    Set<RequestMappingInfo> infos, String path, HttpServletRequest request) {
                return null;
            }
        };
        mapping.setOrder(0);
        mapping.setInterceptors(new Gate(routes, access, users, audit, reader, bodies, batches));
        mapping.setContentNegotiationManager(alwaysJson());
        return mapping;
    }

    @Bean
    OtherMethods otherMethods(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new OtherMethods(mappings);
    }

    @Bean
    HttpRequestHandlerAdapter plainAdapter() {
        return new HttpRequestHandlerAdapter();
    }

    @Bean
    RequestMappingHandlerAdapter requestMappingHandlerAdapter(JsonMapper json) {
        var adapter = new RequestMappingHandlerAdapter();
        adapter.setContentNegotiationManager(alwaysJson());
        adapter.setArgumentResolvers(List.of(
                new Arguments(),
                new PathVariableMethodArgumentResolver(),
                new RequestHeaderMethodArgumentResolver(null),
                new ServletRequestMethodArgumentResolver(),
                new ServletResponseMethodArgumentResolver()));
        List<HttpMessageConverter<?>> converters =
                List.of(new ByteArrayHttpMessageConverter(), new StringHttpMessageConverter(), new JsonAnswers(json));
        adapter.setMessageConverters(converters);
        return adapter;
    }

    /// `Accept` is not looked at: there is one kind of answer.
    private static ContentNegotiationManager alwaysJson() {
        return new ContentNegotiationManager(new FixedContentNegotiationStrategy(MediaType.APPLICATION_JSON));
    }

    @Bean
    Answers answers() {
        return new Answers();
    }

    /// How answers are written: `snake_case`, enums in lower case, times in RFC 3339.
    @Bean
    JsonMapper json() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                .build();
    }
}
