package dev.heed.web.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.domain.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnionKindTest {
    sealed interface Either {}

    @Marker("one")
    record One(@Nullable Boolean one) implements Either {}

    @Marker({"zeta", "alpha", "mu", "beta", "omega", "nu", "gamma"})
    record Other(
            @Nullable Boolean zeta,
            @Nullable Boolean alpha,
            @Nullable Boolean mu,
            @Nullable Boolean beta,
            @Nullable Boolean omega,
            @Nullable Boolean nu,
            @Nullable Boolean gamma)
            implements Either {}

    /// A set of the JDK would give another order to each process.
    @Test
    void faultsComeInTheOrderOfTheMarkers() {
        var reading = new WireReader(text -> text).read(Either.class, """
                        {"gamma":true,"nu":true,"omega":true,"beta":true,"mu":true,"alpha":true,"zeta":true,"one":true}""".getBytes(UTF_8));
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Faulty.class,
                        faulty -> assertThat(((Reading.Faulty<?>) faulty).faults())
                                .extracting(Fault::at)
                                .containsExactly("/zeta", "/alpha", "/mu", "/beta", "/omega", "/nu", "/gamma"));
    }
}
