import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/// Writes the typed tables: migrates a temporary SQLite file with the real migrations and reads it back.
/// Arguments: the folder of the migrations, the folder of the generated sources. Needs nothing but the class path.
public final class Codegen {
    public static void main(String[] args) throws Exception {
        Path file = Files.createTempFile("heed-codegen", ".db");
        try {
            String url = "jdbc:sqlite:" + file;
            Flyway.configure()
                    .dataSource(url, null, null)
                    .locations("filesystem:" + args[0])
                    .load()
                    .migrate();
            GenerationTool.generate(new Configuration()
                    .withJdbc(new Jdbc().withDriver("org.sqlite.JDBC").withUrl(url))
                    .withGenerator(new Generator()
                            .withDatabase(new Database()
                                    .withName("org.jooq.meta.sqlite.SQLiteDatabase")
                                    .withExcludes("flyway_schema_history|.*_fts(_.*)?|.*_readable")
                                    .withForcedTypes(forced()))
                            .withGenerate(new Generate()
                                    .withGeneratedAnnotation(false)
                                    .withKeys(false)
                                    .withIndexes(false)
                                    .withRelations(false)
                                    .withDefaultCatalog(false)
                                    .withDefaultSchema(false))
                            .withTarget(new Target()
                                    .withPackageName("dev.heed.storage.schema")
                                    .withDirectory(args[1]))));
        } finally {
            Files.delete(file);
        }
    }

    private static List<ForcedType> forced() {
        return List.of(
                // read without this, SQLite's ids above 2^53 come back wrong, in silence
                new ForcedType().withName("BIGINT").withIncludeExpression("(?i).*_id").withIncludeTypes("(?i)INTEGER|BIGINT"),
                new ForcedType()
                        .withName("JSONB")
                        .withIncludeExpression("(?i).*\\.(slots|policy|origins|metadata|found|text_modes|tags|signals)"),
                new ForcedType().withName("DOUBLE").withIncludeTypes("(?i)REAL"),
                new ForcedType()
                        .withUserType("java.time.Instant")
                        .withBinding("dev.heed.storage.InstantBinding")
                        .withIncludeTypes("(?i)TIMESTAMP"));
    }
}
