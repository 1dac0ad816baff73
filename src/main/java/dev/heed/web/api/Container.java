package dev.heed.web.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tomcat, with every limit stated.
@Configuration(proxyBeanMethods = false)
class Container {
    /// Request line and headers together.
    static final int MOST_HEADER_BYTES = 16 * 1024;
    /// Each takes some 32 kB when it is open, more while it works: with these the smallest heap still holds.
    private static final int MOST_CONNECTIONS = 2_048;
    /// Those that wait for one of them.
    private static final int BACKLOG = 512;
    /// To send the request line, and between any two bytes of a body.
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /// Longer than the minute that proxies keep theirs, so that they close first and no request meets a closing door.
    private static final Duration IDLE = Duration.ofSeconds(75);
    /// What of a refused body is read to the end, so that the answer arrives; more is cut off.
    private static final int MOST_SWALLOWED = 2 * 1024 * 1024;

    private static final int WITHOUT_END = -1;

    @Bean
    TomcatServletWebServerFactory tomcat(Listen listen) throws UnknownHostException {
        var tomcat = new TomcatServletWebServerFactory(listen.port());
        tomcat.setAddress(InetAddress.getByName(listen.host()));
        tomcat.getSettings().setRegisterDefaultServlet(false);
        tomcat.addConnectorCustomizers(Container::limit);
        tomcat.addContextCustomizers(Container::answerForErrors);
        tomcat.setShutdown(Shutdown.GRACEFUL);
        return tomcat;
    }

    private static void limit(Connector connector) {
        connector.setXpoweredBy(false);
        // neither forms nor parts are read: every body is JSON
        connector.setParseBodyMethods("");
        connector.setMaxPostSize(0);
        connector.setMaxPartCount(0);
        var http = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        http.setExecutor(new VirtualThreadExecutor("http-"));
        http.setMaxHttpRequestHeaderSize(MOST_HEADER_BYTES);
        http.setMaxKeepAliveRequests(WITHOUT_END);
        http.setMaxConnections(MOST_CONNECTIONS);
        http.setAcceptCount(BACKLOG);
        http.setConnectionTimeout((int) PATIENCE.toMillis());
        http.setKeepAliveTimeout((int) IDLE.toMillis());
        http.setMaxSwallowSize(MOST_SWALLOWED);
        // a key is looked at before a body is asked for
        http.setContinueResponseTiming("onRead");
    }

    private static void answerForErrors(Context context) {
        var host = (StandardHost) context.getParent();
        host.setErrorReportValveClass(ProblemValve.class.getName());
    }
}
