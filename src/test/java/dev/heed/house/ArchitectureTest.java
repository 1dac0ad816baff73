package dev.heed.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;

/// `ARCHITECTURE.md` speaks of what there is: every class, package and room, and who may use whom.
class ArchitectureTest {
    private static final String BASE = "dev.heed";
    private static final Pattern CLASS = Pattern.compile("[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*(\\.[A-Za-z0-9]+)*");
    private static final Pattern PACKAGE = Pattern.compile("[a-z]+(\\.[a-z]+)*");

    private final Page page = Page.of("ARCHITECTURE.md");

    @Test
    void everyClassIsThere() {
        List<String> names =
                page.code().stream().filter(CLASS.asMatchPredicate()).distinct().toList();
        assertThat(names).hasSizeGreaterThan(20).allMatch(ArchitectureTest::isThere);
    }

    /// A class, a class within one (`Signals.Media`) or a method (`Intake.cast`).
    private static boolean isThere(String name) {
        int dot = name.lastIndexOf('.');
        boolean method = dot > 0 && Character.isLowerCase(name.charAt(dot + 1));
        String type = (method ? name.substring(0, dot) : name).replace('.', '$');
        return Stream.concat(House.program().stream(), House.tests().stream())
                .filter(found -> found.getName().endsWith("." + type))
                .anyMatch(found -> !method
                        || found.getMethods().stream()
                                .anyMatch(one -> one.getName().equals(name.substring(dot + 1))));
    }

    @Test
    void everyPackageIsThere() {
        Set<String> packages =
                House.program().stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(page.code().stream().filter(PACKAGE.asMatchPredicate()).distinct())
                .hasSizeGreaterThan(10)
                .allMatch(name -> packages.contains(name.startsWith(BASE) ? name : BASE + "." + name));
    }

    @Test
    void everyRoomHasItsRowOnItsStorey() {
        Map<String, String> rows = new HashMap<>();
        for (List<String> row : page.table("storey", "room"))
            rows.put(Page.code(row.get(1)).getFirst(), row.get(0));
        assertThat(rows).isEqualTo(rooms().stream().collect(Collectors.toMap(room -> room, ArchitectureTest::storey)));
    }

    /// The packages that hold something; the generated tables belong to `storage`.
    private static Set<String> rooms() {
        return House.program().stream()
                .map(type -> House.room(type).isEmpty() ? BASE : House.room(type))
                .collect(Collectors.toSet());
    }

    private static String storey(String room) {
        if (House.DOORS.contains(room)) return "3 doors";
        if (House.FEATURES.contains(room)) return "2 features";
        if (House.MEANS.contains(room)) return "1 means";
        return House.WORDS.contains(room) ? "0 words" : "4 entrance";
    }

    @Test
    void thePictureShowsWhoMayUseWhom() throws ClassNotFoundException {
        Picture picture = Picture.of(page.fences().getFirst().text());
        assertThat(picture.storeyOf())
                .isEqualTo(rooms().stream().collect(Collectors.toMap(room -> room, ArchitectureTest::storey)));
        Set<List<String>> allowed = new HashSet<>();
        for (String room : rooms()) for (String used : allowed(room)) allowed.add(List.of(room, used));
        assertThat(allowed).isNotEmpty().allMatch(pair -> picture.reaches(pair.getFirst(), pair.getLast()));
        assertThat(allowed).containsAll(picture.betweenRooms());
    }

    private static Set<String> allowed(String room) throws ClassNotFoundException {
        if (room.equals(BASE)) return Set.of();
        ApplicationModule says =
                Class.forName(BASE + "." + room + ".package-info").getAnnotation(ApplicationModule.class);
        return Stream.of(says.allowedDependencies())
                .map(name -> name.replaceFirst("::.*", ""))
                .filter(name -> !name.equals(room))
                .collect(Collectors.toSet());
    }

    /// A Mermaid flow chart of rooms in storeys.
    ///
    /// @param nodes the name in the chart of each room
    /// @param storeys the label of each storey by its name in the chart
    /// @param above the storey that each room stands on, both by their names in the chart
    /// @param arrows from and to, by names in the chart
    private record Picture(
            Map<String, String> nodes,
            Map<String, String> storeys,
            Map<String, String> above,
            Set<List<String>> arrows) {
        private static final Pattern STOREY = Pattern.compile("\\s*subgraph (\\w+) \\[\"([^\"]+)\"]");
        private static final Pattern ROOM = Pattern.compile("\\s*(\\w+)\\[\"([^\"]+)\"]");
        private static final Pattern ARROW = Pattern.compile("\\s*(\\w+) --> (\\w+)");

        static Picture of(String chart) {
            Picture picture = new Picture(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>());
            String storey = "";
            for (String line : chart.lines().toList()) {
                var begins = STOREY.matcher(line);
                var room = ROOM.matcher(line);
                var arrow = ARROW.matcher(line);
                if (begins.matches()) {
                    storey = begins.group(1);
                    picture.storeys.put(storey, begins.group(2));
                } else if (room.matches()) {
                    picture.nodes.put(room.group(2), room.group(1));
                    picture.above.put(room.group(1), storey);
                } else if (arrow.matches()) {
                    picture.arrows.add(List.of(arrow.group(1), arrow.group(2)));
                }
            }
            return picture;
        }

        Map<String, String> storeyOf() {
            return nodes.keySet().stream()
                    .collect(Collectors.toMap(room -> room, room -> storeys.get(above.get(nodes.get(room)))));
        }

        /// Whether arrows lead from one room to another, by way of storeys too.
        boolean reaches(String user, String used) {
            String end = nodes.get(used);
            return leads(Set.of(nodes.get(user), above.get(nodes.get(user))), Set.of(end, above.get(end)));
        }

        private boolean leads(Set<String> from, Set<String> to) {
            Set<String> next = arrows.stream()
                    .filter(arrow -> from.contains(arrow.getFirst()))
                    .map(List::getLast)
                    .collect(Collectors.toSet());
            return !next.isEmpty() && (next.stream().anyMatch(to::contains) || leads(next, to));
        }

        /// The arrows that lead from one single room to another.
        Set<List<String>> betweenRooms() {
            Map<String, String> names = nodes.keySet().stream().collect(Collectors.toMap(nodes::get, room -> room));
            return arrows.stream()
                    .filter(arrow -> names.keySet().containsAll(arrow))
                    .map(arrow -> List.of(names.get(arrow.getFirst()), names.get(arrow.getLast())))
                    .collect(Collectors.toSet());
        }
    }
}
