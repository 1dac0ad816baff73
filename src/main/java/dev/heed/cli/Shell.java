package dev.heed.cli;

import dev.heed.domain.Nearest;
import java.io.Console;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line: runs one command and answers its exit code.
public final class Shell {
    private final Surroundings around;

    private Shell(Surroundings around) {
        this.around = around;
    }

    /// Runs one command with the standard streams.
    ///
    /// @return 0 done, 1 failed, 2 asked for something wrong
    public static int run(Entrance entrance, InstantSource clock, String... words) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        boolean interactive = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        // without it, the JVM prints the stack
        Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> err.println(Words.of(thrown)));
        Reader in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
        return run(entrance, clock, in, out, err, interactive, words);
    }

    /// The same with streams of the caller's.
    ///
    /// @param interactive whether a person watches, and wants to see that long work goes on
    public static int run(
            Entrance entrance,
            InstantSource clock,
            Reader in,
            PrintWriter out,
            PrintWriter err,
            boolean interactive,
            String... words) {
        return new Shell(new Surroundings(entrance, clock, in, out, err, interactive)).run(words);
    }

    private int run(String... words) {
        int code = execute(words);
        around.out().flush();
        around.err().flush();
        return code;
    }

    private int execute(String... words) {
        try {
            return commands().execute(words);
        } catch (Error e) {
            // what a command does not catch: no memory, a class that cannot be loaded
            around.err().println(Words.of(e));
            return Words.exitCode(e);
        }
    }

    /// All commands. A new one is a class and a line here.
    private CommandLine commands() {
        CommandLine commands = new CommandLine(new HeedCommand())
                .addSubcommand(new ServeCommand(around))
                .addSubcommand(new CommandLine(new ProjectCommand())
                        .addSubcommand(new ProjectCreateCommand(around))
                        .addSubcommand(new ProjectListCommand(around)))
                .addSubcommand(new CommandLine(new KeyCommand())
                        .addSubcommand(new KeyCreateCommand(around))
                        .addSubcommand(new KeyListCommand(around))
                        .addSubcommand(new KeyRevokeCommand(around)))
                .addSubcommand(new CommandLine(new UserCommand())
                        .addSubcommand(new UserAddCommand(around))
                        .addSubcommand(new UserListCommand(around))
                        .addSubcommand(new UserResetCommand(around))
                        .addSubcommand(new UserRemoveCommand(around)))
                .addSubcommand(new ImportCommand(around))
                .addSubcommand(new ExportCommand(around))
                .addSubcommand(new EraseCommand(around))
                .addSubcommand(new MigrateCommand(around))
                .addSubcommand(new RecountCommand(around))
                .addSubcommand(new CommandLine(new PrivacyCommand())
                        .addSubcommand(new PrivacyPreviewCommand(around))
                        .addSubcommand(new PrivacyEvalCommand(around))
                        .addSubcommand(new PrivacyScanCommand(around)))
                .addSubcommand(new DoctorCommand(around));
        everywhere(commands);
        commands.getCommandSpec()
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Print the version.")
                        .build());
        return commands.setOut(around.out())
                .setErr(around.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setParameterExceptionHandler(this::misunderstood)
                .setExecutionExceptionHandler((thrown, _, _) -> failed(thrown));
    }

    /// What holds for a command and all below it.
    private static void everywhere(CommandLine command) {
        command.getCommandSpec().usageMessage().sortOptions(false);
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
        command.getSubcommands().values().forEach(Shell::everywhere);
    }

    private int failed(Exception thrown) {
        around.err().println(Words.of(thrown));
        return Words.exitCode(thrown);
    }

    private int misunderstood(ParameterException wrong, String[] words) {
        CommandSpec command = wrong.getCommandLine().getCommandSpec();
        around.err().println(wrong.getMessage());
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String meant = Nearest.to(unmatched.getUnmatched().getFirst(), known(command));
            if (meant != null) around.err().println("Did you mean " + meant + "?");
        }
        around.err().println("See " + command.qualifiedName() + " --help");
        return Failure.USAGE;
    }

    /// The words that a command understands.
    private static List<String> known(CommandSpec command) {
        List<String> known = new ArrayList<>(command.subcommands().keySet());
        command.options().forEach(option -> known.add(option.longestName()));
        return known;
    }
}
