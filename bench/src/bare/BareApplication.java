package bare;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;


/// What Heed's start is compared with: a web application of one route, put together by Spring Boot itself, that
/// stores nothing.
@RestController
@EnableAutoConfiguration
public class BareApplication {
    @PostMapping("/v1/feedback")
    Map<String, Object> vote(@RequestBody Map<String, Object> body, HttpServletResponse response) {
        response.setStatus(201);
        return Map.of("status", "success", "fields", body.size());
    }

    /// Says that it is ready in Heed's words, so that the same eyes watch both.
    public static void main(String[] words) {
        var context = (ServletWebServerApplicationContext) SpringApplication.run(BareApplication.class, words);
        System.out.println("Heed is ready at http://127.0.0.1:" + context.getWebServer().getPort());
    }
}
