package dev.heed.cli;

import picocli.CommandLine.Command;

/// Personal data: what is found in texts, and how well.
@Command(
        name = "privacy",
        description = "See what is found in texts, and how well.",
        footer = {"", "Example:", "  heed privacy eval labelled.jsonl"})
final class PrivacyCommand {}
