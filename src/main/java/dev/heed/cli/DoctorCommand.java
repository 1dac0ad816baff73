package dev.heed.cli;

import dev.heed.storage.StorageSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Looks whether everything is as it should be, and says what to do where it is not. Changes nothing.
@Command(
        name = "doctor",
        description = {
            "Look whether everything is as it should be. Changes nothing; works beside a running server.",
            "",
            "Each line begins with ok, warn or bad. Exit code 1 when something is bad."
        },
        footer = {"", "Example:", "  heed doctor --rollups"})
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings around;

    @Option(names = "--rollups", description = "Count every row again too, as heed recount does.")
    private boolean rollups;

    @Option(
            names = "--pages",
            description = "Read a SQLite file to its end and look whether its pages are whole: minutes for many"
                    + " gigabytes.")
    private boolean pages;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final Location location = new Location();

    DoctorCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        List<Finding> findings = findings(around.place(location));
        output.print(around.out(), findings.stream().map(Finding::json).toList(), () -> findings.forEach(this::print));
        return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.BAD) ? Failure.FAILED : 0;
    }

    private List<Finding> findings(Place place) {
        StorageSettings settings = place.storage();
        List<Finding> findings = new ArrayList<>();
        findings.add(MachineCheck.java());
        findings.add(MachineCheck.clock(around.clock().instant()));
        findings.addAll(DirectoryCheck.look(settings.data()));
        findings.add(ServerCheck.look(settings.data()));
        findings.addAll(DatabaseCheck.look(place, around, rollups, pages));
        return findings;
    }

    private void print(Finding finding) {
        around.out().printf("%-4s  %-14s  %s%n", finding.level().word(), finding.subject(), finding.words());
    }
}
