package dev.heed.cli;

import picocli.CommandLine.Command;

/// Users: who is added, listed, let in again and taken out.
@Command(
        name = "user",
        description = "Add, list, reset and remove users.",
        footer = {"", "Example:", "  heed user add anna --role analyst --project films"})
final class UserCommand {}
