package dev.heed.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// The option of commands that print data, and the printing.
final class Output {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(names = "--json", description = "Print one line of JSON.")
    private boolean json;

    /// Prints data either way.
    ///
    /// @param data what is written as JSON: maps, lists, texts, numbers
    void print(PrintWriter out, Object data, Runnable words) {
        if (json) out.println(JSON.writeValueAsString(data));
        else words.run();
    }
}
