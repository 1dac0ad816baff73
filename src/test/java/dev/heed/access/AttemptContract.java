package dev.heed.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Tries to sign in: counted, paused, written down.
abstract class AttemptContract extends AccessContract {
    private static final String PASSWORD = "correct horse battery";
    private static final String HERE = "192.0.2.1";
    private static final String THERE = "192.0.2.2";
    private static final UserName ANNA = new UserName("anna");

    private Session anna() {
        var added = (Users.Addition.Added) users().add(ANNA, false, List.of());
        return ((Users.Acceptance.In) users().accept(added.invitation().token(), ANNA, PASSWORD)).session();
    }

    private Users.SignIn signIn(String name, String password) {
        return users().signIn(name, password, HERE);
    }

    @Test
    void tooManyTriesArePausedAndThePauseGrows() {
        anna();
        for (int i = 0; i < 5; i++) assertThat(signIn("anna", "wrong")).isInstanceOf(Users.SignIn.Wrong.class);
        assertThat(signIn("anna", PASSWORD)).isEqualTo(new Users.SignIn.Paused(Duration.ofMinutes(1)));
        // nobody else is kept out
        assertThat(users().signIn("anna", PASSWORD, THERE)).isInstanceOf(Users.SignIn.In.class);
        pass(Duration.ofMinutes(1));
        for (int i = 0; i < 5; i++) assertThat(signIn("anna", "wrong")).isInstanceOf(Users.SignIn.Wrong.class);
        assertThat(signIn("anna", PASSWORD)).isEqualTo(new Users.SignIn.Paused(Duration.ofMinutes(2)));
        pass(Duration.ofMinutes(2));
        assertThat(signIn("anna", PASSWORD)).isInstanceOf(Users.SignIn.In.class);
        assertThat(signIn("anna", "wrong")).isEqualTo(new Users.SignIn.Wrong(4));
    }

    @Test
    void aNetworkThatTriesManyNamesIsPaused() {
        anna();
        for (int i = 0; i < 50; i++) assertThat(signIn("user" + i, "x")).isInstanceOf(Users.SignIn.Wrong.class);
        assertThat(signIn("anna", PASSWORD)).isInstanceOf(Users.SignIn.Paused.class);
        assertThat(users().signIn("anna", PASSWORD, THERE)).isInstanceOf(Users.SignIn.In.class);
    }

    /// Of a crowd each network tries once.
    private void crowd(int tries) {
        for (int i = 0; i < tries; i++)
            assertThat(users().signIn("anna", "wrong", "198.51." + i + ".1")).isInstanceOf(Users.SignIn.Wrong.class);
    }

    @Test
    void aCrowdPausesANameButNotWhereItHasSignedInLately() {
        anna();
        signIn("anna", PASSWORD);
        crowd(200);
        assertThat(users().signIn("anna", PASSWORD, THERE)).isInstanceOf(Users.SignIn.Paused.class);
        assertThat(signIn("anna", PASSWORD)).isInstanceOf(Users.SignIn.In.class);
        // whoever guesses from there is paused as everywhere
        for (int i = 0; i < 5; i++) signIn("anna", "wrong");
        assertThat(signIn("anna", PASSWORD)).isInstanceOf(Users.SignIn.Paused.class);
        pass(Session.LONGEST);
        crowd(200);
        assertThat(signIn("anna", PASSWORD)).isInstanceOf(Users.SignIn.Paused.class);
    }

    /// Interrupted, it waits for no place.
    @Test
    void whoFindsNoPlaceHasNotTried() {
        for (int i = 0; i < 4; i++) signIn("no name@", "wrong");
        Thread.currentThread().interrupt();
        assertThat(signIn("no name@", "wrong")).isEqualTo(new Users.SignIn.Busy());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(signIn("no name@", "wrong")).isEqualTo(new Users.SignIn.Wrong(0));
    }

    @Test
    void anIpv6NetworkIsOneHoweverManyAddressesItHas() {
        anna();
        for (int i = 0; i < 5; i++)
            assertThat(users().signIn("anna", "wrong", "2001:db8:0:1:0:0:0:" + i))
                    .isInstanceOf(Users.SignIn.Wrong.class);
        assertThat(users().signIn("anna", PASSWORD, "2001:db8:0:1:9:9:9:9")).isInstanceOf(Users.SignIn.Paused.class);
        assertThat(users().signIn("anna", PASSWORD, "2001:db8:0:2:0:0:0:1")).isInstanceOf(Users.SignIn.In.class);
    }

    @Test
    void manyTriesAtOnceAreNotMoreTries() {
        anna();
        AtomicInteger looked = new AtomicInteger();
        CompletableFuture.allOf(IntStream.range(0, 40)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> {
                            if (signIn("anna", "wrong" + i) instanceof Users.SignIn.Wrong) looked.incrementAndGet();
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();
        assertThat(looked).hasValueLessThanOrEqualTo(5);
    }

    @Test
    void manyWhoKnowTheirPasswordAreNotPaused() {
        anna();
        for (int i = 0; i < 60; i++) assertThat(signIn("anna", PASSWORD)).isInstanceOf(Users.SignIn.In.class);
    }

    @Test
    void signingInAndOutIsWrittenDown() {
        Session session = anna();
        signIn("anna", "wrong");
        signIn("anna", PASSWORD);
        users().signOut(session);
        users().signOutEverywhere(session);
        assertThat(acts())
                .containsExactly(
                        "anna: sign out everywhere", "anna: sign out", "anna: sign in", "anna: choose a password");
        assertThat(audit().page(project("films"), false, Long.MAX_VALUE, 10).items())
                .isEmpty();
    }

    private List<String> acts() {
        Project some = access().defaultProject();
        return audit().page(some, true, Long.MAX_VALUE, 1_000).items().stream()
                .map(entry -> entry.actorName() + ": " + entry.act())
                .toList();
    }

    /// Whoever guesses does not decide how much is written.
    @Test
    void wrongPasswordsAreWrittenDownTogetherWhenAPauseBegins() {
        Session session = anna();
        for (int i = 0; i < 4; i++) signIn("anna", "wrong");
        assertThat(acts()).containsExactly("anna: choose a password");
        signIn("anna", "wrong");
        assertThat(acts()).first().isEqualTo("anna: sign in, 5 wrong passwords, paused");
        crowd(195);
        assertThat(acts()).hasSize(2);
        pass(Duration.ofMinutes(15));
        for (int i = 0; i < 5; i++) signIn("anna", "wrong");
        assertThat(acts()).hasSize(3).first().isEqualTo("anna: sign in, 200 wrong passwords, paused");
        assertThat(audit().page(access().defaultProject(), true, Long.MAX_VALUE, 1)
                        .items())
                .extracting(AuditEntry::actor)
                .containsExactly(session.user().id());
    }

    /// Neither as the operator, nor by the name, which may be a password.
    @Test
    void namesThatNobodyHasAreWrittenDownAsOne() {
        for (int name = 0; name < 9; name++) for (int i = 0; i < 5; i++) signIn("secret" + name, "wrong");
        assertThat(acts()).containsExactly("unknown name: sign in, 5 wrong passwords, paused");
        assertThat(audit().page(access().defaultProject(), true, Long.MAX_VALUE, 1)
                        .items())
                .extracting(AuditEntry::actor)
                .containsExactly(AuditEntry.NOBODY);
    }
}
