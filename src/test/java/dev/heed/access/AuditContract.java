package dev.heed.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.domain.Base32;
import dev.heed.domain.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The log of who did what.
abstract class AuditContract extends AccessContract {
    @Test
    void isWrittenBeforeAnActAndAfterIt() {
        Project films = project("films");
        Caller key = new Caller(Role.SECRET, films, 7, "heed_sk_7x2m…");
        long entry = audit().begin(key, films, "revoke a key", "0r7m1ye2k8tqw");
        assertThat(audit().page(films, false, Long.MAX_VALUE, 10).items())
                .containsExactly(new AuditEntry(
                        entry, films.id(), NOON, 7, "heed_sk_7x2m…", "revoke a key", "0r7m1ye2k8tqw", null));
        audit().end(entry, 204, null);
        audit().end(audit().begin(Caller.OPERATOR, null, "recount", null), 200, "0r7m1ye2k8tqx");
        assertThat(audit().page(films, true, Long.MAX_VALUE, 10).items())
                .extracting(AuditEntry::status, AuditEntry::subject, AuditEntry::actorName)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(200, "0r7m1ye2k8tqx", "operator"),
                        org.assertj.core.groups.Tuple.tuple(204, "0r7m1ye2k8tqw", "heed_sk_7x2m…"));
    }

    @Test
    void isReadInKeysetPages() {
        Project films = project("films");
        Project books = project("books");
        List<Long> written = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            written.addFirst(audit().begin(Caller.OPERATOR, films, "export", null));
            audit().begin(Caller.OPERATOR, books, "export", null);
        }
        List<Long> read = new ArrayList<>();
        long before = Long.MAX_VALUE;
        while (true) {
            Page<AuditEntry> page = audit().page(films, false, before, 10);
            page.items().forEach(entry -> read.add(entry.id()));
            if (page.nextCursor() == null) break;
            assertThat(page.items()).hasSize(10);
            before = Base32.number(page.nextCursor()).orElseThrow();
        }
        assertThat(read).isEqualTo(written);
    }
}
