package dev.heed.web.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Prints pages: takes what a controller returns, draws it with its template, and sends it with what a
/// browser may do with it. A page is made whole before its first byte is sent, so that a fault
/// half-way is still a page of its own.
final class Press implements HandlerMethodReturnValueHandler {
    /// Nothing but files of this server; no script or style within the page; nothing that a script
    /// could make markup of (Trusted Types); no frame around it.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    private static final int USUAL_LENGTH = 1 << 16;

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Press.class.getClassLoader(), Press.class.getPackageName());
    private final Assets assets;

    Press(Assets assets) {
        this.assets = assets;
    }

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        return Page.class.isAssignableFrom(type.getParameterType())
                || type.getParameterType() == Redirect.class
                || type.getParameterType() == Object.class
                || type.getParameterType() == void.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object returned, MethodParameter type, ModelAndViewContainer container, NativeWebRequest web)
            throws IOException {
        container.setRequestHandled(true);
        var response = Objects.requireNonNull(web.getNativeResponse(HttpServletResponse.class));
        switch (returned) {
            case null -> {}
            case Redirect redirect -> {
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader("Location", redirect.location());
            }
            case Page page ->
                print(
                        page,
                        response.getStatus(),
                        Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class)),
                        response);
            default -> throw new IllegalStateException(returned.getClass() + " is no page");
        }
    }

    /// Draws a page and sends it.
    void print(Page page, int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var html = new StringOutput(USUAL_LENGTH);
        Frame frame = new Frame(page, Visit.of(request), assets);
        engine.render(page.getClass().getSimpleName() + ".jte", Map.of("frame", frame, "page", page), html);
        byte[] bytes = html.toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Content-Security-Policy", POLICY);
        // the origin alone: addresses of invitations are secrets
        response.setHeader("Referrer-Policy", "strict-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
