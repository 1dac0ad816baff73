package dev.heed.web.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.RunningServer;
import dev.heed.access.Role;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// A route that does not say enough.
class RoutesTest {
    @TrialController
    static final class Forgotten {
        @GetMapping("/trial/forgotten")
        String forgotten() {
            return "";
        }
    }

    @TrialController
    static final class AnyMethod {
        @Open
        @RequestMapping("/trial/any")
        String any() {
            return "";
        }
    }

    @TrialController
    static final class Both {
        @Open
        @Allow(Role.READ)
        @GetMapping("/trial/both")
        String both() {
            return "";
        }
    }

    @Test
    void aRouteThatDoesNotSayWhoMayStopsTheStart(@TempDir Path data) {
        try (var keys = new Keys(data)) {
            for (Object careless : List.of(new Forgotten(), new AnyMethod(), new Both())) {
                assertThatThrownBy(() -> new RunningServer(List.of(keys.access, careless)))
                        .rootCause()
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("say ");
            }
        }
    }
}
