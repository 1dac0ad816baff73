package dev.heed.web.api;

import dev.heed.access.Caller;
import dev.heed.access.Project;
import jakarta.servlet.ServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives controller methods what the gate has read: the `@RequestBody`, the [Asked], the [Caller], their [Project].
final class Arguments implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == Caller.class
                || type == Project.class
                || parameter.hasParameterAnnotation(RequestBody.class)
                || parameter.hasParameterAnnotation(Asked.class);
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var admission = Admission.of(Objects.requireNonNull(request.getNativeRequest(ServletRequest.class)));
        Class<?> type = parameter.getParameterType();
        if (type == Caller.class) return Objects.requireNonNull(admission.caller());
        if (type == Project.class) {
            return Objects.requireNonNull(admission.project());
        }
        return parameter.hasParameterAnnotation(Asked.class) ? admission.asked() : admission.body();
    }
}
