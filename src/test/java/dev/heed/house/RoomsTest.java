package dev.heed.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;

/// Rooms are flat and explicit, and use only what lies below.
class RoomsTest {
    @Test
    void useWhatTheyDeclareAndOnlyFrontDoors() {
        House.modules().verify();
    }

    @Test
    void areAllSeenAsModules() {
        Set<String> modules = House.modules().stream()
                .map(module -> module.getBasePackage().getName())
                .collect(Collectors.toSet());
        assertThat(modules)
                .contains("dev.heed.web.api", "dev.heed.storage", "dev.heed.domain")
                .isEqualTo(packages()
                        .filter(name -> !name.equals("dev.heed") && !name.startsWith("dev.heed.storage.schema"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void areThoseOfThePlan() {
        classes()
                .should(condition("lie in a planned room", (type, events) -> {
                    if (!House.planned(House.room(type)))
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " lies in no planned room"));
                }))
                .check(House.program());
    }

    @Test
    void useOnlyWhatLiesBelow() {
        classes()
                .should(condition("use only what lies below", RoomsTest::storeys))
                .check(House.program());
    }

    /// `storage::schema` is a part of `storage` that is declared by itself.
    @Test
    void declareOnlyWhatTheyUse() {
        classes()
                .that()
                .areAnnotatedWith(ApplicationModule.class)
                .should(condition("declare only what they use", RoomsTest::declared))
                .check(House.program());
    }

    private static void declared(JavaClass info, ConditionEvents events) {
        Set<String> used = info.getPackage().getClassDependenciesFromThisPackage().stream()
                .map(use -> use.getTargetClass().getBaseComponentType())
                .filter(House::ours)
                .map(type -> type.getPackageName().startsWith("dev.heed.storage.schema")
                        ? "storage::schema"
                        : House.room(type))
                .collect(Collectors.toSet());
        for (String room : info.getAnnotationOfType(ApplicationModule.class).allowedDependencies())
            if (!used.contains(room))
                events.add(SimpleConditionEvent.violated(
                        info, info.getPackageName() + " declares " + room + " and does not use it"));
    }

    private static void storeys(JavaClass type, ConditionEvents events) {
        for (Dependency use : type.getDirectDependenciesFromSelf()) {
            JavaClass used = use.getTargetClass().getBaseComponentType();
            if (House.ours(used) && !House.mayUse(House.room(type), House.room(used)))
                events.add(SimpleConditionEvent.violated(use, use.getDescription()));
        }
    }

    /// Takes rooms away that use none of those left, until nothing more can go: what stays stands in a cycle, or above
    /// one.
    @Test
    void formNoCycle() {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass type : House.program()) {
            Set<String> used = uses.computeIfAbsent(House.room(type), room -> new TreeSet<>());
            for (Dependency use : type.getDirectDependenciesFromSelf()) {
                JavaClass target = use.getTargetClass().getBaseComponentType();
                if (House.ours(target) && !House.room(target).equals(House.room(type))) used.add(House.room(target));
            }
        }
        assertThat(uses).hasSizeGreaterThan(10);
        while (uses.values().removeIf(used -> Collections.disjoint(used, uses.keySet()))) {}
        assertThat(uses).isEmpty();
    }

    @Test
    void describeThemselves() throws ClassNotFoundException {
        for (String name : packages().toList()) {
            Class<?> info = Class.forName(name + ".package-info");
            boolean generated = name.startsWith("dev.heed.storage.schema");
            assertThat(info.isAnnotationPresent(generated ? NullUnmarked.class : NullMarked.class))
                    .as("%s is marked for null", name)
                    .isTrue();
            if (generated || name.equals("dev.heed")) continue;
            assertThat(info.isAnnotationPresent(ApplicationModule.class))
                    .as("%s says that it is a room", name)
                    .isTrue();
        }
    }

    @Test
    void haveNamesThatDescribeTheProduct() {
        Set<String> empty =
                Set.of("util", "utils", "common", "helper", "helpers", "manager", "impl", "service", "dto", "model");
        assertThat(packages().flatMap(name -> Stream.of(name.split("\\.")))).doesNotContainAnyElementsOf(empty);
    }

    /// Every package that holds anything, generated ones included.
    private static Stream<String> packages() {
        return House.program().stream().map(JavaClass::getPackageName).distinct();
    }

    private static ArchCondition<JavaClass> condition(
            String description, java.util.function.BiConsumer<JavaClass, ConditionEvents> check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, events);
            }
        };
    }
}
