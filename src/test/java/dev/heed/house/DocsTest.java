package dev.heed.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

/// Links lead somewhere, decisions are decisions, and the list of libraries is what is built with.
class DocsTest {
    private static final Path DECISIONS = Path.of("decisions");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

    @Test
    void linksLeadSomewhere() {
        List<Page> pages = Page.all();
        assertThat(pages).hasSizeGreaterThan(20);
        for (Page page : pages)
            for (String link : page.links()) if (!ELSEWHERE.matcher(link).matches()) follow(page, link);
    }

    private static void follow(Page page, String link) {
        int sign = link.indexOf('#');
        String file = sign < 0 ? link : link.substring(0, sign);
        Path target = file.isEmpty() ? page.path() : beside(page).resolve(file).normalize();
        if (made(target) && !Files.exists(target)) return;
        assertThat(target).as("%s links to %s", page.path(), link).exists();
        if (sign >= 0)
            assertThat(Page.of(target.toString()).anchors())
                    .as("%s links to %s", page.path(), link)
                    .contains(link.substring(sign + 1));
    }

    private static Path beside(Page page) {
        return Path.of("").resolve(page.path()).resolveSibling("");
    }

    /// Pages that are made from the program, each by a test of its own.
    private static boolean made(Path page) {
        return page.startsWith("docs/reference") || page.equals(Path.of("docs/how-to/api.md"));
    }

    @Test
    void decisionsSaySituationChoiceAndConsequence() {
        assertThat(decisions()).isNotEmpty().allSatisfy(page -> {
            assertThat(page.headings()).as("%s", page.path()).hasSize(4).endsWith("Situation", "Choice", "Consequence");
            assertThat(page.headings().getFirst())
                    .as("%s", page.path())
                    .startsWith(Integer.parseInt(number(page)) + ". ");
        });
    }

    @Test
    void decisionsAreNumberedAndListed() {
        assertThat(decisions().stream().map(DocsTest::number)).doesNotHaveDuplicates();
        assertThat(Page.of("decisions/README.md").links())
                .containsAll(decisions().stream()
                        .map(page -> page.path().getFileName().toString())
                        .toList());
    }

    private static List<Page> decisions() {
        return Page.all().stream()
                .filter(page -> page.path().startsWith(DECISIONS)
                        && Character.isDigit(
                                page.path().getFileName().toString().charAt(0)))
                .toList();
    }

    private static String number(Page decision) {
        return decision.path().getFileName().toString().substring(0, 4);
    }

    @Test
    void everyLibraryHasItsReasonAndItsVersion() throws Exception {
        Set<String> named = new HashSet<>();
        Set<String> jars = jars();
        List<String> wrong = new ArrayList<>();
        for (List<String> row : Page.of("decisions/0006-spring-mvc-by-hand-and-the-libraries.md")
                .table("library", "version", "why")) {
            String library = Page.code(row.get(0)).getFirst();
            named.add(library);
            if (!jars.contains(library + "-" + row.get(1) + ".jar")) wrong.add(library + " " + row.get(1));
            assertThat(row.get(2)).as("why %s", library).isNotEmpty();
        }
        assertThat(wrong).as("versions that are not the ones built with").isEmpty();
        assertThat(named).isEqualTo(dependencies());
    }

    private static Set<String> jars() {
        Set<String> names = new HashSet<>();
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1))
            names.add(String.valueOf(Path.of(path).getFileName()));
        return names;
    }

    private static Set<String> dependencies() throws Exception {
        var pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File("pom.xml"));
        var found = (NodeList) XPathFactory.newInstance()
                .newXPath()
                .evaluate("/project/dependencies/dependency/artifactId", pom, XPathConstants.NODESET);
        Set<String> names = new HashSet<>();
        Stream.iterate(0, i -> i < found.getLength(), i -> i + 1)
                .forEach(i -> names.add(found.item(i).getTextContent()));
        return names;
    }
}
