package dev.heed.cli;

import dev.heed.storage.Database;
import dev.heed.storage.Recount;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Counts every row again and compares with the rollups.
@Command(
        name = "recount",
        description = {
            "Count every row again and compare with the counts that are kept. They should always agree.",
            "",
            "Exit code 1 when something is wrong and was not put right."
        },
        footer = {"", "Example:", "  heed recount --repair"})
final class RecountCommand implements Callable<Integer> {
    private final Surroundings around;

    @Option(names = "--repair", description = "Put right what is wrong. Votes wait while it runs.")
    private boolean repair;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final Location location = new Location();

    RecountCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Recount.Report report;
        try (Patience _ = Patience.with(around, "Counting")) {
            report = repair ? repaired() : checked();
        }
        output.print(around.out(), json(report), () -> around.out().println(words(report)));
        return report.wrong() == 0 || report.repaired() ? 0 : Failure.FAILED;
    }

    private Recount.Report checked() {
        try (Database database = Glance.open(around.place(location).storage())) {
            return Recount.check(database);
        }
    }

    private Recount.Report repaired() {
        Place place = around.place(location);
        try (Desk desk = Desk.open(place, around.clock())) {
            return desk.repair();
        }
    }

    private static Map<String, Object> json(Recount.Report report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rows", report.rows());
        json.put("cells", report.cells());
        json.put("wrong", report.wrong());
        json.put("repaired", report.repaired());
        return json;
    }

    private static String many(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    static String words(Recount.Report report) {
        String compared = "Compared " + many(report.cells(), "count") + " with " + many(report.rows(), "row") + ": ";
        if (report.wrong() == 0) return compared + "all right.";
        return compared + report.wrong() + " wrong"
                + (report.repaired() ? ", now put right." : ". heed recount --repair puts them right.");
    }
}
