package dev.heed.access;

import static dev.heed.storage.schema.Tables.INVITATIONS;
import static dev.heed.storage.schema.Tables.SESSIONS;
import static dev.heed.storage.schema.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Users: invited, signed in, taken out.
abstract class UserContract extends AccessContract {
    private static final String PASSWORD = "correct horse battery";
    private static final String OTHER = "another fine passphrase";
    private static final String HERE = "192.0.2.1";
    private static final UserName ANNA = new UserName("anna");

    private Session owner() {
        return in(users().accept(users().first().orElseThrow().token(), new UserName("root"), PASSWORD));
    }

    private static Session in(Users.Acceptance acceptance) {
        return ((Users.Acceptance.In) acceptance).session();
    }

    private Users.Addition.Added added(Grant... grants) {
        return (Users.Addition.Added) users().add(ANNA, false, List.of(grants));
    }

    private Session anna(Grant... grants) {
        return in(users().accept(added(grants).invitation().token(), ANNA, PASSWORD));
    }

    private Users.SignIn signIn(String name, String password) {
        return users().signIn(name, password, HERE);
    }

    @Test
    void theFirstOwnerComesByALink() {
        Invitation link = users().first().orElseThrow();
        assertThat(users().guest(link.token())).contains(new Users.Guest(null));
        Session session = in(users().accept(link.token(), new UserName("Root"), PASSWORD));
        assertThat(session.user().owner()).isTrue();
        assertThat(session.user().name().text()).isEqualTo("root");
        assertThat(users().session(session.token())).map(Session::user).contains(session.user());
        assertThat(users().first()).isEmpty();
    }

    @Test
    void anotherFirstLinkIsDeadOnceThereIsAnOwner() {
        Invitation one = users().first().orElseThrow();
        Invitation other = users().first().orElseThrow();
        users().accept(one.token(), new UserName("root"), PASSWORD);
        assertThat(users().guest(other.token())).isEmpty();
        assertThat(users().accept(other.token(), new UserName("evil"), PASSWORD))
                .isEqualTo(new Users.Acceptance.Over());
        assertThat(users().all()).hasSize(1);
    }

    @Test
    void aLinkIsGoodOnceWhoeverIsFaster() {
        Invitation link = users().first().orElseThrow();
        AtomicInteger in = new AtomicInteger();
        CompletableFuture.allOf(IntStream.range(0, 8)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> {
                            if (users().accept(link.token(), new UserName("root" + i), PASSWORD)
                                    instanceof Users.Acceptance.In) in.incrementAndGet();
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();
        assertThat(in).hasValue(1);
        assertThat(users().all()).hasSize(1);
    }

    @Test
    void aLinkIsGoodForItsTime() {
        Invitation link = added().invitation();
        pass(Duration.ofDays(7).minusSeconds(1));
        assertThat(users().guest(link.token())).contains(new Users.Guest(ANNA));
        pass(Duration.ofSeconds(1));
        assertThat(users().guest(link.token())).isEmpty();
        assertThat(users().accept(link.token(), ANNA, PASSWORD)).isEqualTo(new Users.Acceptance.Over());
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "aaaaaaaaaaaaaaaa", "1212121212", "anna1234567", "ANNA-12345", "password123"})
    void aPasswordMustNotBeGuessedAtOnce(String password) {
        Invitation link = added().invitation();
        assertThat(users().accept(link.token(), ANNA, password)).isInstanceOf(Users.Acceptance.Refused.class);
        assertThat(users().guest(link.token())).isPresent();
        assertThat(users().accept(link.token(), ANNA, PASSWORD)).isInstanceOf(Users.Acceptance.In.class);
    }

    @Test
    void aPasswordMayBeLongAndOfAnyScript() {
        String long200 =
                IntStream.range(0, 40).mapToObj(i -> "päst" + (char) ('一' + i)).collect(Collectors.joining());
        users().accept(added().invitation().token(), ANNA, long200);
        assertThat(signIn("anna", long200)).isInstanceOf(Users.SignIn.In.class);
        // all of it counts, and composed or not is the same
        assertThat(signIn("anna", long200.substring(0, 199) + "x")).isInstanceOf(Users.SignIn.Wrong.class);
        assertThat(signIn("anna", long200.replace("ä", "a\u0308"))).isInstanceOf(Users.SignIn.In.class);
    }

    @Test
    void nothingSecretIsStored() {
        Session session = anna();
        users().reset(session.user().id());
        for (Table<?> table : List.of(USERS, SESSIONS, INVITATIONS))
            assertThat(rows(table))
                    .doesNotContain(PASSWORD, session.token(), session.token().substring(8), "heed_");
        assertThat(session.toString()).doesNotContain(session.token());
    }

    private String rows(Table<?> table) {
        return database().read(sql -> sql.selectFrom(table).fetch().format(100));
    }

    @Test
    void signsInWithTheRightPasswordAlone() {
        anna();
        assertThat(signIn(" Anna ", PASSWORD)).isInstanceOf(Users.SignIn.In.class);
        assertThat(signIn("anna", PASSWORD + " ")).isEqualTo(new Users.SignIn.Wrong(4));
        assertThat(signIn("anna", "")).isEqualTo(new Users.SignIn.Wrong(3));
        assertThat(signIn("bert", PASSWORD)).isEqualTo(new Users.SignIn.Wrong(4));
        assertThat(signIn("not a name@", PASSWORD)).isEqualTo(new Users.SignIn.Wrong(4));
    }

    @Test
    void whoWasInvitedHasNoPasswordYet() {
        added();
        assertThat(signIn("anna", "")).isInstanceOf(Users.SignIn.Wrong.class);
        assertThat(users().named(ANNA)).map(User::signsIn).contains(false);
    }

    @Test
    void aSessionEndsWhenItIsNotUsed() {
        Session session = anna();
        pass(Duration.ofHours(23));
        assertThat(users().session(session.token())).isPresent();
        pass(Duration.ofHours(23));
        assertThat(users().session(session.token())).isPresent();
        pass(Session.IDLE);
        assertThat(users().session(session.token())).isEmpty();
    }

    @Test
    void aSessionEndsAfterItsLongestTime() {
        Session session = anna();
        for (int day = 0; day < 59; day++) {
            pass(Duration.ofHours(12));
            assertThat(users().session(session.token())).isPresent();
        }
        pass(Duration.ofHours(12));
        assertThat(users().session(session.token())).isEmpty();
    }

    @Test
    void signingOutEndsTheSessionEverywhere() {
        Session session = anna();
        users().signOut(session);
        assertThat(users().session(session.token())).isEmpty();
    }

    @Test
    void signingOutEverywhereEndsEverySessionOfTheirsAndNoOther() {
        Session root = owner();
        Session session = anna();
        Session second = anna2();
        users().signOutEverywhere(second);
        assertThat(users().session(session.token())).isEmpty();
        assertThat(users().session(second.token())).isEmpty();
        assertThat(users().session(root.token())).isPresent();
        assertThat(signIn("anna", PASSWORD)).isInstanceOf(Users.SignIn.In.class);
    }

    @Test
    void aResetEndsSessionsAndPasswordAtOnce() {
        owner();
        Session session = anna();
        Invitation link = users().reset(session.user().id()).orElseThrow();
        assertThat(users().session(session.token())).isEmpty();
        assertThat(signIn("anna", PASSWORD)).isInstanceOf(Users.SignIn.Wrong.class);
        assertThat(users().named(ANNA)).map(User::signsIn).contains(false);
        assertThat(users().accept(link.token(), ANNA, OTHER)).isInstanceOf(Users.Acceptance.In.class);
        assertThat(signIn("anna", OTHER)).isInstanceOf(Users.SignIn.In.class);
    }

    /// A link that is lost leaves this Heed to nobody otherwise.
    @Test
    void aResetLeavesTheLastOwnerTheirPassword() {
        Session root = owner();
        users().add(new UserName("second"), true, List.of());
        users().reset(root.user().id());
        assertThat(users().session(root.token())).isEmpty();
        assertThat(signIn("root", PASSWORD)).isInstanceOf(Users.SignIn.In.class);
        assertThat(users().first()).isEmpty();
    }

    @Test
    void aNewPasswordEndsEveryOtherSession() {
        Session session = anna();
        Invitation link = users().renew(session.user().id()).orElseThrow();
        assertThat(users().session(session.token())).isPresent();
        Session fresh = in(users().accept(link.token(), ANNA, OTHER));
        assertThat(users().session(session.token())).isEmpty();
        assertThat(users().session(fresh.token())).isPresent();
        assertThat(signIn("anna", PASSWORD)).isInstanceOf(Users.SignIn.Wrong.class);
    }

    @Test
    void whoShowedTheOldPasswordHasAQuarterOfAnHour() {
        Session session = anna();
        Invitation link = users().renew(session.user().id()).orElseThrow();
        pass(Duration.ofMinutes(15));
        assertThat(users().guest(link.token())).isEmpty();
    }

    @Test
    void anotherResetMakesTheLinkBeforeItDead() {
        User user = added().user();
        Invitation one = users().reset(user.id()).orElseThrow();
        Invitation other = users().reset(user.id()).orElseThrow();
        assertThat(users().guest(one.token())).isEmpty();
        assertThat(users().guest(other.token())).isPresent();
        assertThat(users().reset(1)).isEmpty();
    }

    @Test
    void rolesHoldWithTheNextRequest() {
        Project films = project("films");
        Project books = project("books");
        Session session = anna(new Grant(films, Role.VIEWER));
        User user = users().session(session.token()).orElseThrow().user();
        assertThat(user.in(films)).contains(Role.VIEWER);
        assertThat(user.caller(films)).contains(new Caller(Role.VIEWER, films, user.id(), "anna"));
        assertThat(user.in(books)).isEmpty();
        users().change(user.id(), false, List.of(new Grant(films, Role.ADMIN), new Grant(books, Role.ANALYST)));
        user = users().session(session.token()).orElseThrow().user();
        assertThat(user.in(films)).contains(Role.ADMIN);
        assertThat(user.in(books)).contains(Role.ANALYST);
        users().change(user.id(), false, List.of());
        user = users().session(session.token()).orElseThrow().user();
        assertThat(user.memberships()).isEmpty();
    }

    @Test
    void namesAreTakenOnce() {
        added();
        assertThat(users().add(new UserName("ANNA"), true, List.of())).isEqualTo(new Users.Addition.NameTaken());
        Invitation link = users().first().orElseThrow();
        assertThat(users().accept(link.token(), ANNA, PASSWORD)).isEqualTo(new Users.Acceptance.NameTaken());
        assertThat(users().guest(link.token())).isPresent();
    }

    @Test
    void theLastOwnerWhoSignsInStays() {
        User root = owner().user();
        User second = ((Users.Addition.Added) users().add(new UserName("second"), true, List.of())).user();
        assertThat(users().remove(root.id())).isEqualTo(new Users.Alteration.LastOwner());
        assertThat(users().change(root.id(), false, List.of())).isEqualTo(new Users.Alteration.LastOwner());
        users().accept(users().reset(second.id()).orElseThrow().token(), second.name(), OTHER);
        assertThat(users().remove(root.id())).isInstanceOf(Users.Alteration.Altered.class);
        assertThat(users().remove(second.id())).isEqualTo(new Users.Alteration.LastOwner());
        assertThat(users().remove(root.id())).isEqualTo(new Users.Alteration.Missing());
    }

    @Test
    void oneOfTwoOwnersStaysThoughBothLeaveAtOnce() {
        User root = owner().user();
        var second = (Users.Addition.Added) users().add(new UserName("second"), true, List.of());
        users().accept(second.invitation().token(), second.user().name(), OTHER);
        List.of(root.id(), second.user().id()).parallelStream().forEach(id -> users().remove(id));
        assertThat(users().all()).hasSize(1);
    }

    @Test
    void whoIsRemovedIsOutAtOnce() {
        Session session = anna(new Grant(project("films"), Role.ADMIN));
        users().remove(session.user().id());
        assertThat(users().session(session.token())).isEmpty();
        assertThat(signIn("anna", PASSWORD)).isInstanceOf(Users.SignIn.Wrong.class);
        assertThat(users().all()).isEmpty();
    }

    @Test
    void aSessionKeepsItsZone() {
        Session session = anna();
        assertThat(session.zone()).isNull();
        users().zone(session, ZoneId.of("Asia/Kathmandu"));
        assertThat(users().session(session.token())).map(Session::zone).contains(ZoneId.of("Asia/Kathmandu"));
    }

    @Test
    void itsOwnPagesKnowAWordThatSaysNothingOfTheCookie() {
        Session session = anna();
        assertThat(session.csrf())
                .hasSize(32)
                .isEqualTo(users().session(session.token()).orElseThrow().csrf());
        assertThat(session.own(session.csrf())).isTrue();
        assertThat(session.own(null)).isFalse();
        assertThat(session.own(anna2().csrf())).isFalse();
    }

    private Session anna2() {
        return ((Users.SignIn.In) signIn("anna", PASSWORD)).session();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "heed_ss_", "heed_in_7777777777777777777777777777777777777777777777777777", "x"})
    void whatCannotBeASessionAsksNobody(String token) {
        test().execute("ALTER TABLE sessions RENAME TO away");
        assertThat(users().session(token)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a@b.example", "-a", "a b", "ä", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void aNameIsNoAddressAndNoSentence(String name) {
        assertThat(UserName.fits(name)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new UserName(name));
    }
}
