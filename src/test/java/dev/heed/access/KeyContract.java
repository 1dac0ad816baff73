package dev.heed.access;

import static dev.heed.storage.schema.Tables.API_KEYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.heed.domain.Base32;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys: made, shown once, recognised, limited in time, taken back.
abstract class KeyContract extends AccessContract {
    private static final String GUESS = "heed_sk_" + "7".repeat(52);

    @ParameterizedTest
    @EnumSource
    void opensItsProjectInItsRole(KeyKind kind) {
        Project project = project("films");
        NewKey key = access().createKey(project, kind, List.of(), null);
        assertThat(key.secret()).startsWith(kind.prefix()).hasSize(60);
        assertThat(access().check(key.secret(), false))
                .isEqualTo(new Answer.Known(new Caller(
                        kind.role(), project, key.key().id(), key.key().hint())));
    }

    @Test
    void isStoredAsAHashOnly() {
        NewKey key = secretKey(project("films"));
        var stored = database().read(sql -> sql.selectFrom(API_KEYS).fetchSingle());
        assertThat(stored.intoMap().values())
                .noneMatch(value -> value != null && key.secret().equals(value.toString()));
        assertThat(stored.getKeyHash()).hasSize(52).isNotEqualTo(key.secret().substring(8));
        assertThat(stored.getHint()).isEqualTo(key.secret().substring(0, 12) + "…");
        assertThat(key.toString()).doesNotContain(key.secret());
    }

    @Test
    void isListedWithoutItsSecret() {
        Project project = project("films");
        Key secret = secretKey(project).key();
        Key publishable = access().createKey(
                        project,
                        KeyKind.PUBLISHABLE,
                        List.of("https://app.example", "http://localhost:3000"),
                        NOON.plusSeconds(60))
                .key();
        secretKey(project("books"));
        assertThat(access().keys(project)).containsExactly(secret, publishable);
        assertThat(publishable.name()).isEqualTo(Base32.of(publishable.id())).hasSize(13);
    }

    @Test
    void expires() {
        Project project = project("films");
        NewKey key = access().createKey(project, KeyKind.READ, List.of(), NOON.plusSeconds(60));
        pass(Duration.ofSeconds(59));
        assertKnown(access(), project, key);
        pass(Duration.ofSeconds(1));
        assertThat(access().check(key.secret(), false)).isEqualTo(new Answer.Expired());
    }

    @Test
    void refusesToExpireInThePast() {
        Project project = project("films");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> access().createKey(project, KeyKind.READ, List.of(), NOON))
                .withMessage("expires must be in the future");
    }

    @Test
    void stopsAtOnceWhenRevoked() {
        Project project = project("films");
        NewKey key = secretKey(project);
        assertKnown(access(), project, key);
        assertThat(access().revokeKey(project, key.key().id())).isTrue();
        assertThat(access().check(key.secret(), false)).isEqualTo(new Answer.Revoked());
    }

    @Test
    void keepsTheTimeOfItsFirstRevocation() {
        Project project = project("films");
        Key key = secretKey(project).key();
        access().revokeKey(project, key.id());
        pass(Duration.ofHours(1));
        assertThat(access().revokeKey(project, key.id())).isTrue();
        assertThat(access().keys(project)).extracting(Key::revokedAt).containsExactly(NOON);
    }

    @Test
    void isNotRevokedThroughAnotherProject() {
        Project films = project("films");
        NewKey key = secretKey(films);
        assertThat(access().revokeKey(project("books"), key.key().id())).isFalse();
        assertThat(access().revokeKey(films, 1)).isFalse();
        assertKnown(access(), films, key);
    }

    @Test
    void worksElsewhereForThreeSecondsAfterItsRevocation() {
        Project project = project("films");
        NewKey key = secretKey(project);
        Access elsewhere = node();
        assertKnown(elsewhere, project, key);
        access().revokeKey(project, key.key().id());
        pass(Duration.ofMillis(2_999));
        assertKnown(elsewhere, project, key);
        pass(Duration.ofMillis(1));
        assertThat(elsewhere.check(key.secret(), false)).isEqualTo(new Answer.Revoked());
    }

    @Test
    void stopsAtOnceWhoeverAsksAtThatMoment() {
        Project project = project("films");
        for (int i = 0; i < 50; i++) {
            NewKey key = secretKey(project);
            AtomicBoolean enough = new AtomicBoolean();
            var asking = CompletableFuture.runAsync(() -> {
                while (!enough.get()) {
                    access().check(key.secret(), false);
                    pass(KnownKeys.BELIEVED);
                }
            });
            access().revokeKey(project, key.key().id());
            Answer answer = access().check(key.secret(), false);
            enough.set(true);
            asking.join();
            assertThat(answer).isEqualTo(new Answer.Revoked());
        }
    }

    @Test
    void isUnknownWhenItIsAGuess() {
        assertThat(access().check(GUESS, true)).isEqualTo(new Answer.Unknown());
    }

    @Test
    void doesNotAskTheDatabaseTwiceForAGuessOrAKey() {
        Project project = project("films");
        NewKey key = secretKey(project);
        assertKnown(access(), project, key);
        access().check(GUESS, false);
        test().execute("ALTER TABLE api_keys RENAME TO away");
        assertThat(access().check(GUESS, false)).isEqualTo(new Answer.Unknown());
        assertKnown(access(), project, key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "heed_sk_",
                "heed_xk_7777777777777777777777777777777777777777777777777777",
                "heed_sk_777777777777777777777777777777777777777777777777777l",
                "heed_sk_777777777777777777777777777777777777777777777777777A",
                "heed_sk_77777777777777777777777777777777777777777777777777777",
                "heed_lt_7777777777777777777777777777777777777777777777777777"
            })
    void doesNotAskTheDatabaseForWhatCannotBeAKey(String bearer) {
        test().execute("ALTER TABLE api_keys RENAME TO away");
        assertThat(access().check(bearer, true)).isEqualTo(new Answer.Unknown());
    }

    @Test
    void knowsTheLocalTokenFromThisMachineOnly() {
        assertThat(access().check(LOCAL_TOKEN, true)).isEqualTo(new Answer.Known(Caller.OPERATOR));
        assertThat(access().check(LOCAL_TOKEN, false)).isEqualTo(new Answer.Unknown());
        assertThat(access().check(Access.newLocalToken(), true)).isEqualTo(new Answer.Unknown());
    }
}
