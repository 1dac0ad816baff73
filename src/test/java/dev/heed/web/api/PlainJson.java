package dev.heed.web.api;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// JSON laid out as people write it: two spaces, the colon at its name, short lists on one line.
final class PlainJson {
    private static final ObjectWriter WRITER = JsonMapper.shared()
            .writer()
            .with(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withArrayElementSpacing(Separators.Spacing.AFTER)
                            .withArrayEmptySeparator("")
                            .withObjectEmptySeparator(""))
                    .withArrayIndenter(new DefaultPrettyPrinter.NopIndenter())
                    .withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private PlainJson() {}

    static String of(JsonNode value) {
        return WRITER.writeValueAsString(value);
    }
}
