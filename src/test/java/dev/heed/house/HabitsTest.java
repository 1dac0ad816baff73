package dev.heed.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.PlainSQL;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;

/// Where SQL, time and output belong, and what is not used at all.
class HabitsTest {
    private static final int LINES_AT_MOST = 400;

    private static final Pattern HANDLES =
            Pattern.compile(".*(Util|Utils|Common|Helper|Helpers|Manager|Impl|Service|Dto|DTO)");

    @Test
    void sqlLivesInStorageAndInQueries() {
        noClasses()
                .that(describe("are not storage and ask no questions", type -> !asksDatabases(type)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jooq..", "java.sql..", "javax.sql..", "dev.heed.storage.schema..")
                .check(House.program());
    }

    /// Storage, and the `…Query` classes of features and means. A door has none.
    private static boolean asksDatabases(JavaClass type) {
        String room = House.room(type);
        if (room.equals("storage")) return true;
        boolean query = outermost(type).getSimpleName().endsWith("Query");
        return query && (House.FEATURES.contains(room) || House.MEANS.contains(room));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(HabitsTest::outermost).orElse(type);
    }

    @Test
    void sqlIsTyped() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.heed.storage.schema..") // generated: a default is text there
                .should()
                .accessTargetWhere(describe("its target takes SQL as text", HabitsTest::plain))
                .check(House.program());
    }

    private static boolean plain(JavaAccess<?> call) {
        return call.getTarget()
                .resolveMember()
                .map(member -> member.isAnnotatedWith(PlainSQL.class))
                .orElse(false);
    }

    @Test
    void onlyStorageSpeaksToDrivers() {
        Set<String> texts = Set.of(
                "execute",
                "executeQuery",
                "executeUpdate",
                "executeLargeUpdate",
                "addBatch",
                "prepareStatement",
                "prepareCall",
                "nativeSQL");
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.heed.storage..")
                .should()
                .accessTargetWhere(describe(
                        "SQL goes to a driver as text",
                        call -> call.getTargetOwner().getPackageName().equals("java.sql")
                                && texts.contains(call.getTarget().getName())))
                .check(House.program());
    }

    @Test
    void onlyCommandsPrint() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.heed.cli")
                .should()
                .accessTargetWhere(describe(
                        "it is a standard stream",
                        access -> access.getTargetOwner().isEquivalentTo(System.class)
                                && Set.of("in", "out", "err")
                                        .contains(access.getTarget().getName())))
                .orShould()
                .accessTargetWhere(describe(
                        "it prints a stack trace",
                        call -> call.getTarget().getName().equals("printStackTrace")))
                .check(House.program());
    }

    @Test
    void nobodySleeps() {
        for (JavaClasses classes : Set.of(House.program(), House.tests()))
            noClasses()
                    .should()
                    .accessTargetWhere(calls(Thread.class, "sleep"))
                    .orShould()
                    .accessTargetWhere(calls(java.util.concurrent.TimeUnit.class, "sleep"))
                    .check(classes);
    }

    private static DescribedPredicate<JavaAccess<?>> calls(Class<?> owner, String method) {
        return describe(
                "it is " + owner.getSimpleName() + "." + method,
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && call.getTarget().getName().equals(method));
    }

    @Test
    void timesAreInstants() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Calendar")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.text.SimpleDateFormat")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.Timestamp")
                .check(House.program());
    }

    @Test
    void timeComesFromAnInstantSource() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.heed")
                .should()
                .accessTargetWhere(describe("it reads the machine's clock", HabitsTest::readsClock))
                .check(House.program());
    }

    @Test
    void onlyStorageCountsNanoseconds() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.heed.storage")
                .should()
                .accessTargetWhere(calls(System.class, "nanoTime"))
                .check(House.program());
    }

    private static boolean readsClock(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        if (owner.isEquivalentTo(System.class)) return name.equals("currentTimeMillis");
        if (owner.isEquivalentTo(Clock.class) || owner.isEquivalentTo(InstantSource.class))
            return name.startsWith("system") || name.startsWith("tick");
        return owner.getPackageName().startsWith("java.time") && name.equals("now");
    }

    @Test
    void filesAreShort() throws IOException {
        try (Stream<Path> files = Files.walk(House.SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readAllLines(file))
                            .as("%s", file)
                            .hasSizeLessThanOrEqualTo(LINES_AT_MOST));
        }
    }

    @Test
    void namesAreNounsWithoutHandles() {
        assertThat(House.program().stream().map(JavaClass::getSimpleName))
                .isNotEmpty()
                .noneMatch(HANDLES.asMatchPredicate());
    }

    /// Surefire runs what is called so; a test class with another name would never fail.
    @Test
    void testsAreCalledSoThatTheyRun() {
        // the last needs texts that are not in the repository, and is run by its name
        Pattern run = Pattern.compile(".*(Test|OnSqlite|OnPostgresql)|PublishedScores");
        assertThat(House.tests().stream()
                        .filter(type -> type.getAllMethods().stream().anyMatch(HabitsTest::isTest))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(type -> outermost(type).getSimpleName()))
                .isNotEmpty()
                .allMatch(run.asMatchPredicate());
    }

    /// A contract that runs on one database only proves half.
    @Test
    void contractsRunOnBothDatabases() {
        Set<String> tests = House.tests().stream().map(JavaClass::getName).collect(Collectors.toSet());
        assertThat(tests.stream().filter(name -> name.endsWith("OnSqlite")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(tests).contains(name.replace("OnSqlite", "OnPostgresql")));
        assertThat(tests.stream().filter(name -> name.endsWith("OnPostgresql")))
                .allSatisfy(name -> assertThat(tests).contains(name.replace("OnPostgresql", "OnSqlite")));
    }

    private static boolean isTest(JavaMethod method) {
        return method.isAnnotatedWith(Test.class) || method.isMetaAnnotatedWith(Testable.class);
    }

    @Test
    void migrationsAreCalledTheSameOnBothDatabases() throws IOException {
        Set<String> sqlite = names(House.RESOURCES.resolve("storage/migrations/sqlite"));
        assertThat(sqlite).isNotEmpty().isEqualTo(names(House.RESOURCES.resolve("storage/migrations/postgresql")));
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
