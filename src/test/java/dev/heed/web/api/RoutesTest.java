package dev.heed.web.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.RunningServer;
import dev.heed.access.Allow;
import dev.heed.access.Open;
import dev.heed.access.Right;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
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
        @Allow(Right.READ)
        @GetMapping("/trial/both")
        String both() {
            return "";
        }
    }

    @TrialController
    static final class Unnamed {
        @Allow(Right.ADMINISTER)
        @PostMapping("/trial/unnamed")
        String unnamed() {
            return "";
        }
    }

    private static List<Object> with(Keys keys, Object careless) {
        List<Object> parts = new ArrayList<>(keys.parts());
        parts.add(careless);
        return parts;
    }

    @Test
    void aRouteThatDoesNotSayWhoMayStopsTheStart(@TempDir Path data) {
        try (var keys = new Keys(data)) {
            for (Object careless : List.of(new Forgotten(), new AnyMethod(), new Both(), new Unnamed())) {
                assertThatThrownBy(() -> new RunningServer(with(keys, careless)))
                        .rootCause()
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith("say ");
            }
        }
    }
}
