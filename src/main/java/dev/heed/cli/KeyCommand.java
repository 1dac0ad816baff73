package dev.heed.cli;

import picocli.CommandLine.Command;

/// Keys: what is made, listed and taken back.
@Command(
        name = "key",
        description = "Make, list and take back keys.",
        footer = {"", "Example:", "  heed key create --project films --kind read"})
final class KeyCommand {}
