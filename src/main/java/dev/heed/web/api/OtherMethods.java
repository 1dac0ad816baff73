package dev.heed.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Asked when no page and no route takes a request: says which methods its address has, of both doors together, as an
/// address may be a page by one method and a route by another.
final class OtherMethods extends AbstractHandlerMapping {
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    OtherMethods(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /// @throws HttpRequestMethodNotSupportedException with the methods that the address has, if it has any
    @Override
    protected @Nullable HttpRequestHandler getHandlerInternal(HttpServletRequest request)
            throws HttpRequestMethodNotSupportedException {
        Set<RequestMethod> methods = methods(request);
        if (methods.isEmpty()) return null;
        List<String> names = methods.stream().map(RequestMethod::name).toList();
        if (!request.getMethod().equals(RequestMethod.OPTIONS.name()))
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), names);
        return (_, response) -> response.setHeader("Allow", String.join(", ", names));
    }

    private Set<RequestMethod> methods(HttpServletRequest request) {
        Set<RequestMethod> methods = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .filter(info -> reaches(info, request))
                .flatMap(info -> info.getMethodsCondition().getMethods().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RequestMethod.class)));
        if (methods.contains(RequestMethod.GET)) methods.add(RequestMethod.HEAD);
        if (!methods.isEmpty()) methods.add(RequestMethod.OPTIONS);
        return methods;
    }

    private static boolean reaches(RequestMappingInfo info, HttpServletRequest request) {
        var paths = Objects.requireNonNull(info.getPathPatternsCondition(), "paths are parsed once");
        return paths.getMatchingCondition(request) != null;
    }
}
