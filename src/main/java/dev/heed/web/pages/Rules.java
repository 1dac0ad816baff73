package dev.heed.web.pages;

import dev.heed.access.Allow;
import dev.heed.access.Open;
import dev.heed.access.Right;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Who may see which page and send which form, gathered once at the start: a method that does not say so stops it.
final class Rules implements SmartInitializingSingleton {
    /// Whatever is sent by these stands in the audit log.
    private static final Set<Right> GUARDED = EnumSet.of(Right.ADMINISTER, Right.GOVERN);

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final Map<Method, Rule> rules = new HashMap<>();

    /// What one method of a controller declares.
    ///
    /// @param right `null` where none is needed
    /// @param session whether one must have signed in
    /// @param act what the audit log calls it; empty when nothing is written there
    record Rule(@Nullable Right right, boolean session, String act) {}

    Rules(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @Nullable
    Rule of(HandlerMethod handler) {
        return rules.get(handler.getMethod());
    }

    /// @throws IllegalStateException naming the first method that does not say enough
    @Override
    public void afterSingletonsInstantiated() {
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach(this::gather));
    }

    private void gather(RequestMappingInfo info, HandlerMethod handler) {
        if (!PagesDoor.ours(handler.getBeanType())) return;
        Allow allow = handler.getMethodAnnotation(Allow.class);
        boolean open = handler.getMethodAnnotation(Open.class) != null;
        boolean signedIn = handler.getMethodAnnotation(SignedIn.class) != null;
        boolean sent = !info.getMethodsCondition().getMethods().equals(Set.of(RequestMethod.GET));
        if (Stream.of(allow != null, open, signedIn).filter(said -> said).count() != 1)
            throw new IllegalStateException(handler + " must say one of @Allow, @SignedIn and @Open");
        String act = allow == null ? "" : allow.act();
        if (allow != null && sent && act.isEmpty() && GUARDED.contains(allow.value()))
            throw new IllegalStateException(handler + " must say which act it is");
        rules.put(handler.getMethod(), new Rule(allow == null ? null : allow.value(), !open, act));
    }
}
