package dev.heed;

import dev.heed.storage.TestDatabase;
import java.nio.file.Path;

final class PrivacyPreviewOnPostgresql extends PrivacyPreviewContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.emptyPostgresql(data);
    }
}
