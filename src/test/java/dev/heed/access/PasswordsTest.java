package dev.heed.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class PasswordsTest {
    private static final String PASSWORD = "the quick brown otter";

    private final Passwords passwords = new Passwords(4);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private static Logger bcrypt() {
        return (Logger) LoggerFactory.getLogger(BCryptPasswordEncoder.class);
    }

    @BeforeEach
    void listen() {
        log.start();
        bcrypt().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        bcrypt().detachAppender(log);
    }

    /// bcrypt says so when what it is given is no hash, and answers at once.
    @Test
    void whoIsNotThereCostsAHash() {
        assertThat(passwords.matches(PASSWORD, null)).isFalse();
        assertThat(log.list).isEmpty();
        assertThat(passwords.matches(PASSWORD, "no hash")).isFalse();
        assertThat(log.list).hasSize(1);
    }

    @Test
    void onlyThePasswordMatches() {
        String hash = passwords.hash(PASSWORD);
        assertThat(hash).startsWith("$2a$04$");
        assertThat(passwords.matches(PASSWORD, hash)).isTrue();
        assertThat(passwords.matches(PASSWORD + " ", hash)).isFalse();
    }
}
