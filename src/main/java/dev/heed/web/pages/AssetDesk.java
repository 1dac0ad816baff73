package dev.heed.web.pages;

import dev.heed.access.Open;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Gives out the files that pages need.
@Controller
final class AssetDesk {
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    private final Assets assets;

    AssetDesk(Assets assets) {
        this.assets = assets;
    }

    @Open
    @GetMapping("/assets/{name}")
    void own(@PathVariable String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(name, request, response);
    }

    @Open
    @GetMapping("/assets/vendor/{name}")
    void vendored(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send("vendor/" + name, request, response);
    }

    private void send(String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Assets.Asset asset = assets.named(name).orElseThrow(Mishap::absent);
        String tag = "\"" + asset.version() + "\"";
        response.setHeader("Cache-Control", asset.version().equals(request.getParameter("v")) ? FOR_GOOD : ASK_AGAIN);
        response.setHeader("ETag", tag);
        response.setHeader("Vary", "Accept-Encoding");
        String known = request.getHeader("If-None-Match");
        if (known != null && known.contains(tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        String accepted = request.getHeader("Accept-Encoding");
        boolean gzip = asset.zips() && accepted != null && accepted.contains("gzip");
        if (gzip) response.setHeader("Content-Encoding", "gzip");
        byte[] bytes = asset.bytes(gzip);
        response.setContentType(asset.mediaType());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
