package dev.heed;

import dev.heed.web.api.ApiDoor;
import dev.heed.web.api.Listen;
import dev.heed.web.pages.PagesDoor;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;

/// The running server: listens from its birth until it is closed. Closing lets requests that have begun come to an end.
///
/// Spring's container is started as such, without what Spring Boot does around it (properties files, profiles, banners,
/// conditions to evaluate): settings are ours, and every bean is named in [ApiDoor] or
/// [PagesDoor].
final class Server implements AutoCloseable {
    private final AnnotationConfigServletWebServerApplicationContext context;

    private Server(AnnotationConfigServletWebServerApplicationContext context) {
        this.context = context;
    }

    /// Starts it, in about a second.
    ///
    /// @param parts what controllers ask for: the front doors of the rooms below, by their classes
    /// @throws RuntimeException if the port is taken, or a part is missing
    static Server start(Listen listen, List<?> parts) {
        Logs.begin();
        var context = new AnnotationConfigServletWebServerApplicationContext();
        context.register(ApiDoor.class, PagesDoor.class);
        var beans = context.getBeanFactory();
        beans.registerSingleton("listen", listen);
        for (Object part : parts) beans.registerSingleton(part.getClass().getName(), part);
        try {
            context.refresh();
        } catch (RuntimeException | Error failed) {
            context.close();
            throw failed;
        }
        return new Server(context);
    }

    /// The port it got.
    int port() {
        return Objects.requireNonNull(context.getWebServer()).getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
