package dev.heed.web.pages;

import dev.heed.access.Allow;
import dev.heed.access.Right;
import gg.jte.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Shows the page of the documentation that has every formula with its source, so that both say the same.
@Controller
final class FormulaDesk {
    static final String PATH = "/method";

    private static final String TEXT = "/docs/concepts/statistics.md";

    private final Formulas page = new Formulas(text());

    /// Our own text, that no one else can have written into: it is not encoded.
    private static Content text() {
        var tables = List.of(TablesExtension.create());
        Node document = Parser.builder().extensions(tables).build().parse(markdown());
        // the page has its own
        if (document.getFirstChild() instanceof Heading title && title.getLevel() == 1) title.unlink();
        String html = HtmlRenderer.builder()
                .extensions(tables)
                .attributeProviderFactory(_ -> FormulaDesk::dress)
                .build()
                .render(document);
        return output -> output.writeContent(html);
    }

    private static void dress(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof TableBlock && tag.equals("table")) attributes.put("class", "table");
    }

    private static String markdown() {
        try (InputStream file = Objects.requireNonNull(FormulaDesk.class.getResourceAsStream(TEXT))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Allow(Right.READ)
    @GetMapping(PATH)
    Formulas formulas() {
        return page;
    }
}
