package dev.heed.cli;

import picocli.CommandLine.Command;

/// Projects: what is made and listed.
@Command(
        name = "project",
        description = "Make and list projects.",
        footer = {"", "Example:", "  heed project create films"})
final class ProjectCommand {}
