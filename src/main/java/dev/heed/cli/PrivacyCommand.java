package dev.heed.cli;

import picocli.CommandLine.Command;

/// Personal data: what is found in texts, how well, and what is kept.
@Command(
        name = "privacy",
        description = "See what is found in texts, and what is kept of them.",
        footer = {"", "Example:", "  heed privacy eval labelled.jsonl"})
final class PrivacyCommand {}
