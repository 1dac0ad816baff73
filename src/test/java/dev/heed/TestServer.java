package dev.heed;

import dev.heed.access.Grant;
import dev.heed.access.KeyKind;
import dev.heed.access.Project;
import dev.heed.access.Session;
import dev.heed.access.UserName;
import dev.heed.access.Users;
import dev.heed.capture.TestNode;
import dev.heed.privacy.Redactor;
import dev.heed.storage.StorageSettings;
import dev.heed.storage.TestDatabase;
import dev.heed.web.wire.Mask;
import java.time.InstantSource;
import java.util.List;

/// The real server over a test's database: every room, a real socket, a clock of the test's own.
public final class TestServer implements AutoCloseable {
    /// Of every user that a test signs in.
    public static final String PASSWORD = "a long enough passphrase";

    private final TestNode node;
    private final RunningServer server;

    public TestServer(TestDatabase test, InstantSource clock) {
        this(new TestNode(test, clock), clock);
    }

    /// The same with settings of the test's own, over a connection of its own to the test's database.
    public TestServer(TestDatabase test, StorageSettings settings, InstantSource clock) {
        this(new TestNode(test.open(settings), settings, clock), clock);
    }

    private TestServer(TestNode node, InstantSource clock) {
        this.node = node;
        node.erasures.start();
        Redactor redactor = Redactor.usual();
        Mask mask = text -> redactor.redact(text).text();
        server = new RunningServer(List.of(
                mask,
                clock,
                node.database,
                node.journal,
                node.pulse,
                node.clockwork,
                node.access,
                node.audit,
                node.users,
                node.vault,
                node.catalog,
                node.recommendations,
                node.intake,
                node.history,
                node.live,
                node.insights,
                node.exporter,
                node.erasures,
                node.scan));
    }

    public TestNode node() {
        return node;
    }

    public int port() {
        return server.port();
    }

    /// A new key of a project.
    public String key(Project project, KeyKind kind) {
        return node.access.createKey(project, kind, List.of(), null).secret();
    }

    /// A new user, signed in: an owner if nothing is granted.
    public Session signedIn(String name, Grant... grants) {
        Users users = node.users;
        var added = (Users.Addition.Added) users.add(new UserName(name), grants.length == 0, List.of(grants));
        return ((Users.Acceptance.In)
                        users.accept(added.invitation().token(), added.user().name(), PASSWORD))
                .session();
    }

    @Override
    public void close() {
        server.close();
        node.close();
    }
}
