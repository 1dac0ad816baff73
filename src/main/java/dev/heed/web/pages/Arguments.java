package dev.heed.web.pages;

import dev.heed.access.Session;
import dev.heed.domain.Fault;
import dev.heed.web.wire.Reading;
import dev.heed.web.wire.WireReader;
import jakarta.servlet.ServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives controller methods their [Visit], the [Form] that was sent, what the address asks ([Asked]), and what is
/// [SignedIn] its [Session].
final class Arguments implements HandlerMethodArgumentResolver {
    private final WireReader reader;

    Arguments(WireReader reader) {
        this.reader = reader;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Visit.class
                || parameter.getParameterType() == Session.class
                || parameter.getParameterType() == Form.class
                || parameter.hasParameterAnnotation(Asked.class);
    }

    /// @throws Mishap 422 naming every word that is wrong
    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        ServletRequest asked = Objects.requireNonNull(request.getNativeRequest(ServletRequest.class));
        if (parameter.getParameterType() == Form.class) return Form.of(asked);
        if (parameter.getParameterType() == Session.class) return Porter.session(asked);
        Visit visit = Objects.requireNonNull(Visit.of(asked), "the porter was not passed");
        if (parameter.getParameterType() == Visit.class) return visit;
        return switch (reader.read(parameter.getParameterType().asSubclass(Record.class), visit.query())) {
            case Reading.Read<? extends Record>(Record words) -> words;
            case Reading.Faulty<? extends Record>(List<Fault> faults) -> throw Mishap.unclear(faults);
            case Reading.Malformed<? extends Record> _ -> throw Mishap.unreadable();
        };
    }
}
