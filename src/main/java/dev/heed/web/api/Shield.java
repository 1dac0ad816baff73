package dev.heed.web.api;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/// The filters before everything: the firewall against ambiguous paths, headers for every answer, the last resort.
///
/// Of Spring Security's sessions, forms and users nothing is built: who may call what is decided route by route, by the
/// [Gate] and by the porter of the pages.
@Configuration(proxyBeanMethods = false)
class Shield {
    /// What every answer says: believe the content type, keep no copy, and run or frame nothing of it.
    static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

    static final Problem REJECTED =
            Problem.of(ProblemType.MALFORMED, "The request line or a header holds what is not accepted here.");

    /// What the container noticed while a route read the body.
    static final Problem CUT_OFF = Problem.of(ProblemType.MALFORMED, Body.CUT_OFF);

    @Bean
    SecurityFilterChain apiChain(Meters meters) {
        var headers = new HeaderWriterFilter(List.of((_, response) -> HEADERS.forEach(response::setHeader)));
        headers.setShouldWriteHeadersEagerly(true);
        return new DefaultSecurityFilterChain(
                AnyRequestMatcher.INSTANCE, new RequestClock(meters), new LastResort(), headers, new NoPreflight());
    }

    @Bean
    FilterRegistrationBean<FilterChainProxy> shieldFilter(List<SecurityFilterChain> chains) {
        var proxy = new FilterChainProxy(chains);
        proxy.setFirewall(firewall());
        proxy.setRequestRejectedHandler((_, response, _) -> ProblemWriter.write(REJECTED, response));
        var registration = new FilterRegistrationBean<>(proxy);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        return registration;
    }

    /// The strict one, but for methods: an unknown method is no attack, and has its own answer (405).
    private static StrictHttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }
}
