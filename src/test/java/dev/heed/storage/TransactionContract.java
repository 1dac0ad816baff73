package dev.heed.storage;

import static dev.heed.storage.schema.Tables.PROJECTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/// Reading and writing: one snapshot, one transaction.
abstract class TransactionContract extends DatabaseContract {
    @Test
    void keepsNothingOfAWriteThatThrew() {
        assertThatThrownBy(() -> database().write(sql -> {
                    project(sql, 1);
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        assertThat(projects()).isZero();
        database().write(sql -> project(sql, 2));
        assertThat(projects()).isEqualTo(1);
    }

    @Test
    void holdsNoLockBetweenTransactions() {
        database().write(sql -> project(sql, 1));
        test().execute("UPDATE projects SET name = 'renamed'");
        assertThatThrownBy(() -> database().write(sql -> project(sql, 1))).isInstanceOf(StorageException.class);
        test().execute("UPDATE projects SET name = 'renamed again'");
        database().write(sql -> project(sql, 2));
        assertThat(projects()).isEqualTo(2);
    }

    @Test
    void saysWhatFailedAndGoesOnWithAnotherConnection() {
        test().execute("ALTER TABLE projects RENAME TO away");
        for (int more = 0; more < 10; more++)
            assertThatThrownBy(() -> database().write(sql -> project(sql, 1)))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            failure -> assertThat(failure.fault()).isEqualTo(StorageException.Fault.AWAY));
        test().execute("ALTER TABLE away RENAME TO projects");
        database().write(sql -> project(sql, 2));
        assertThat(projects()).isEqualTo(1);
    }

    private int projects() {
        return database().read(sql -> sql.fetchCount(PROJECTS));
    }

    private static int project(DSLContext sql, long id) {
        return sql.insertInto(PROJECTS)
                .columns(PROJECTS.PROJECT_ID, PROJECTS.NAME)
                .values(id, "project " + id)
                .execute();
    }
}
