package dev.heed.cli;

import dev.heed.access.Access;
import dev.heed.access.Project;
import dev.heed.erase.Scan;
import dev.heed.privacy.Vault;
import dev.heed.storage.DataDirectory;
import dev.heed.storage.Database;
import dev.heed.storage.MasterSecret;
import dev.heed.storage.Traces;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Looks through what a project has stored, and redacts it again.
@Command(
        name = "scan",
        description = {
            "Look through what a project has stored with the detectors of this version and the policy of now: every"
                    + " text of votes, of what they said before, and of recommendations. Tags, names of models, titles"
                    + " and other identifiers are kept as they are; of them it says what they hold.",
            "",
            "Without an option it only reads. With one, texts are changed in place and no revision is made: what was"
                    + " there cannot be had back. Exit code 1 when something was found and stays."
        },
        footer = {"", "Example:", "  heed privacy scan --project films --redact"})
final class PrivacyScanCommand implements Callable<Integer> {
    private final Surroundings around;

    @Option(names = "--redact", description = "Put placeholders in the place of what is found.")
    private boolean redact;

    @Option(
            names = "--shorten",
            description = "The same, and keep of each text no more than the policy keeps now: cut it, hash it, or drop"
                    + " it.")
    private boolean shorten;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final Location location = new Location();

    PrivacyScanCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Scan.Measure measure = shorten ? Scan.Measure.SHORTEN : redact ? Scan.Measure.REDACT : Scan.Measure.REPORT;
        ScanReport report;
        try (Patience _ = Patience.with(around, "Looking")) {
            report = measure == Scan.Measure.REPORT ? read() : changed(measure);
        }
        output.print(around.out(), report.json(), () -> report.print(around.out(), project.name(), measure));
        return report.clean(measure) ? 0 : Failure.FAILED;
    }

    private ScanReport changed(Scan.Measure measure) {
        try (Desk desk = Desk.open(around.place(location), around.clock())) {
            return desk.scan(project.name(), measure);
        }
    }

    private ScanReport read() {
        Place place = around.place(location);
        try (Database database = Glance.open(place.storage())) {
            Project of = Projects.named(Access.reading(database, around.clock()), project.name());
            DataDirectory directory = new DataDirectory(place.storage().data());
            // a hash is only compared with the text that it would replace, so any secret does
            Vault vault = new Vault(MasterSecret.find(directory, database, place.secret())
                    .orElseGet(() -> new byte[Vault.SECRET_BYTES]));
            return ScanReport.of(new Scan(database, vault).run(of, Scan.Measure.REPORT, Traces.Effort.BESIDE));
        }
    }
}
