package dev.heed.web.pages;

import dev.heed.access.Access;
import dev.heed.access.Audit;
import dev.heed.access.Users;
import dev.heed.web.wire.WireReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.PathVariableMethodArgumentResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ServletRequestMethodArgumentResolver;
import org.springframework.web.servlet.mvc.method.annotation.ServletResponseMethodArgumentResolver;

/// The door of pages, put together. It stands in one server with the JSON door, which answers what is
/// no page; each takes only the controllers of its own room.
@Configuration(proxyBeanMethods = false)
@ComponentScan(lazyInit = true)
public class PagesDoor {
    /// Whether a class lies in this room.
    static boolean ours(Class<?> type) {
        return type.getPackage().equals(PagesDoor.class.getPackage());
    }

    @Bean
    Assets assets() {
        return new Assets();
    }

    @Bean
    Press press(Assets assets) {
        return new Press(assets);
    }

    @Bean
    Apologies apologies(Press press) {
        return new Apologies(press);
    }

    @Bean
    Rules rules(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new Rules(mappings);
    }

    @Bean
    RequestMappingHandlerMapping pageMapping(Rules rules, Access access, Users users, Audit audit) {
        var mapping = new RequestMappingHandlerMapping() {
            @Override
            protected boolean isHandler(Class<?> type) {
                return ours(type) && super.isHandler(type);
            }

            // an address that is a page by another method may be a route of the API by this one
            @Override
            protected @Nullable HandlerMethod handleNoMatch(
                    Set<RequestMappingInfo> infos, String path, HttpServletRequest request) {
                return null;
            }
        };
        mapping.setOrder(Ordered.HIGHEST_PRECEDENCE);
        mapping.setInterceptors(new Porter(rules, access, users, audit));
        return mapping;
    }

    @Bean
    RequestMappingHandlerAdapter pageAdapter(WireReader reader, Press press) {
        var adapter = new RequestMappingHandlerAdapter() {
            @Override
            protected boolean supportsInternal(HandlerMethod handler) {
                return ours(handler.getBeanType());
            }
        };
        adapter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        adapter.setArgumentResolvers(List.of(
                new Arguments(reader),
                new PathVariableMethodArgumentResolver(),
                new ServletRequestMethodArgumentResolver(),
                new ServletResponseMethodArgumentResolver()));
        adapter.setReturnValueHandlers(List.of(press));
        return adapter;
    }
}
