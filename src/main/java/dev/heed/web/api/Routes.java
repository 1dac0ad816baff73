package dev.heed.web.api;

import dev.heed.access.Allow;
import dev.heed.access.Open;
import dev.heed.access.Right;
import dev.heed.web.wire.WireReader;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every route of ours with what it declares, gathered once at the start. Whoever forgets to say who may call a route
/// learns it then: nothing is reachable by default.
final class Routes implements SmartInitializingSingleton {
    /// Whatever changes something by these stands in the audit log.
    private static final Set<Right> GUARDED = EnumSet.of(Right.ADMINISTER, Right.GOVERN);

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final WireReader reader;
    private final Map<Method, Route> routes = new HashMap<>();

    Routes(ObjectProvider<RequestMappingHandlerMapping> mappings, WireReader reader) {
        this.mappings = mappings;
        this.reader = reader;
    }

    /// Whether a class lies in this room: pages have their own door.
    static boolean ours(Class<?> type) {
        return type.getPackage().equals(Routes.class.getPackage());
    }

    /// The route behind a handler; null for one that is not ours.
    @Nullable
    Route of(HandlerMethod handler) {
        return routes.get(handler.getMethod());
    }

    /// @throws IllegalStateException naming the first route that does not say enough
    @Override
    public void afterSingletonsInstantiated() {
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach(this::gather));
    }

    private void gather(RequestMappingInfo info, HandlerMethod handler) {
        if (!ours(handler.getBeanType())) return;
        try {
            // a mapping without a method would take them all
            if (info.getMethodsCondition().isEmpty()) throw new IllegalStateException("say which HTTP method");
            boolean changes = !info.getMethodsCondition().getMethods().equals(Set.of(RequestMethod.GET));
            routes.put(handler.getMethod(), route(handler, changes));
        } catch (IllegalStateException incomplete) {
            throw new IllegalStateException(handler.getShortLogMessage() + " is no route", incomplete);
        }
    }

    private Route route(HandlerMethod handler, boolean changes) {
        Allow allow = handler.getMethodAnnotation(Allow.class);
        String act = allow == null ? "" : allow.act();
        boolean open = handler.getMethodAnnotation(Open.class) != null;
        if (open == (allow != null)) throw new IllegalStateException("say either @Allow or @Open");
        if (allow != null && act.isEmpty() && changes && GUARDED.contains(allow.value()))
            throw new IllegalStateException("say which act it is");
        Class<? extends Record> asked = Route.Nothing.class;
        Class<?> body = null;
        Class<?> items = null;
        Class<?> ownersItems = null;
        Set<String> headers = new HashSet<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(Asked.class))
                asked = parameter.getParameterType().asSubclass(Record.class);
            Items batch = parameter.getParameterAnnotation(Items.class);
            if (batch != null) {
                items = batch.value();
                ownersItems = batch.ofOwner() == void.class ? items : batch.ofOwner();
            }
            if (parameter.getParameterType() == OneOrMany.class) body = items;
            else if (batch == null && parameter.hasParameterAnnotation(RequestBody.class))
                body = parameter.getParameterType();
            RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
            if (header != null) headers.add(header.name().toLowerCase(Locale.ROOT));
        }
        reader.prepare(asked);
        if (body != null) reader.prepare(body);
        if (items != null) reader.prepare(items);
        if (ownersItems != null) reader.prepare(ownersItems);
        return new Route(
                allow == null ? null : allow.value(),
                allow != null && allow.project(),
                allow != null && allow.session(),
                act,
                Set.copyOf(headers),
                asked,
                body,
                items,
                ownersItems);
    }
}
