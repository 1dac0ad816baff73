package dev.heed.cli;

import picocli.CommandLine.Command;

/// Personal data: what is found in texts, how well, what is kept, and what is stored that should not be.
@Command(
        name = "privacy",
        description = "See what is found in texts, and what is kept of them; look through what is stored.",
        footer = {"", "Example:", "  heed privacy eval labelled.jsonl"})
final class PrivacyCommand {}
