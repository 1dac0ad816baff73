package dev.heed.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.heed.Heed;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.springframework.modulith.core.ApplicationModules;

/// The plan of the house: which rooms there may be, on which storey each lies, and who may use whom.
final class House {
    static final Path SOURCES = Path.of("src/main/java");
    static final Path RESOURCES = Path.of("src/main/resources");

    static final Set<String> DOORS = Set.of("web.api", "web.pages", "web.embed", "cli", "demo");
    static final Set<String> FEATURES = Set.of(
            "capture", "catalog", "history", "insight", "export", "imports", "train", "report", "backup", "erase");
    static final Set<String> MEANS =
            Set.of("storage", "access", "privacy", "sentiment", "schedule", "notify", "web.wire");
    static final Set<String> WORDS = Set.of("domain");

    /// Means that use nothing else of ours.
    private static final Set<String> PURE = Set.of("privacy", "sentiment", "domain");

    /// The only ways from one feature into another.
    private static final Map<String, Set<String>> SIDEWAYS = Map.of(
            "capture", Set.of("catalog"),
            "export", Set.of("history"),
            "train", Set.of("export"),
            "report", Set.of("insight", "export"),
            "erase", Set.of("history", "export", "train"),
            "backup", Set.of("erase"));

    private static final String BASE = Heed.class.getPackageName();

    private House() {}

    /// The program, without its tests.
    static JavaClasses program() {
        return Program.CLASSES;
    }

    /// The tests.
    static JavaClasses tests() {
        return Tests.CLASSES;
    }

    /// The rooms as Spring Modulith sees them: each package that says so itself, so that `web.api` is one.
    static ApplicationModules modules() {
        return Modules.ALL;
    }

    // each is some seconds of work, and not every test needs all
    private static final class Program {
        private static final JavaClasses CLASSES = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(BASE);
    }

    private static final class Tests {
        private static final JavaClasses CLASSES = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages(BASE);
    }

    private static final class Modules {
        private static final ApplicationModules ALL = detect();

        private static ApplicationModules detect() {
            String property = "spring.modulith.detection-strategy";
            System.setProperty(property, "explicitly-annotated");
            try {
                return ApplicationModules.of(BASE);
            } finally {
                System.clearProperty(property);
            }
        }
    }

    static boolean ours(JavaClass type) {
        return type.getPackageName().equals(BASE) || type.getPackageName().startsWith(BASE + ".");
    }

    /// The room a class lies in; `""` is the entrance. The generated tables belong to `storage`.
    static String room(JavaClass type) {
        String name =
                type.getPackageName().equals(BASE) ? "" : type.getPackageName().substring(BASE.length() + 1);
        return name.startsWith("storage.schema") ? "storage" : name;
    }

    /// Whether there may be a room of this name.
    static boolean planned(String room) {
        return room.isEmpty()
                || DOORS.contains(room)
                || FEATURES.contains(room)
                || MEANS.contains(room)
                || WORDS.contains(room);
    }

    /// Whether one room may use another.
    static boolean mayUse(String user, String used) {
        if (user.equals(used) || user.isEmpty()) return true;
        if (used.isEmpty() || DOORS.contains(used) || PURE.contains(user)) return false;
        if (DOORS.contains(user)) return true;
        if (FEATURES.contains(user))
            return !FEATURES.contains(used)
                    || SIDEWAYS.getOrDefault(user, Set.of()).contains(used);
        return WORDS.contains(used) || (used.equals("storage") && !user.equals("storage"));
    }
}
