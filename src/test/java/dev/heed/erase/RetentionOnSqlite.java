package dev.heed.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.storage.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RetentionOnSqlite extends RetentionContract {
    @Override
    protected TestDatabase create(Path data) {
        return TestDatabase.sqlite(data);
    }

    @Test
    void noByteOfItIsLeftInTheFiles() throws Exception {
        String word = "zanzibarium";
        say(word);
        assertThat(holders(word)).isNotEmpty();
        assertThat(outdate()).isEqualTo("1 chat votes taken out");
        assertThat(holders(word)).isEmpty();
    }

    /// The files of the database that hold a word.
    private List<String> holders(String word) throws IOException {
        List<String> holders = new ArrayList<>();
        for (String name : List.of("heed.db", "heed.db-wal"))
            if (Files.readString(data().resolve(name), StandardCharsets.ISO_8859_1)
                    .contains(word)) holders.add(name);
        return holders;
    }
}
