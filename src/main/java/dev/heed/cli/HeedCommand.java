package dev.heed.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The root of all commands.
@Command(
        name = "heed",
        description = "Keeps what people say about what was chosen for them.",
        versionProvider = HeedCommand.Version.class,
        footer = {
            "",
            "Exit codes: 0 done, 1 failed, 2 asked for something wrong.",
            "Settings: heed.yaml in the data directory, then HEED_… variables, then options.",
            "",
            "Example:",
            "  heed serve"
        })
final class HeedCommand {
    /// The version that stands in the jar.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "heed "
                        + Optional.ofNullable(HeedCommand.class.getPackage().getImplementationVersion())
                                .orElse("(built from sources)")
            };
        }
    }
}
