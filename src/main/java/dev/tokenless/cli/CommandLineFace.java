package dev.tokenless.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// The command line as one call: arguments in, an exit code out; nothing is thrown.
public final class CommandLineFace {

    private final Terminal terminal;
    private final Doors doors;

    public CommandLineFace(Terminal terminal, Doors doors) {
        this.terminal = terminal;
        this.doors = doors;
    }

    /// 0, 1 or 2, as the contract says.
    public int run(String... arguments) {
        List<String> given = withPracticeValue(arguments);
        FailureHandler failures = new FailureHandler(terminal);
        Shared shared = new Shared();
        // known even where the arguments cannot be parsed
        boolean json = given.contains("--json");
        try {
            // how the desktop starts us: the window need not wait for what reads arguments
            return given.isEmpty()
                    ? new TokenlessCommand(shared, doors).call()
                    : commands(shared, failures, json).execute(given.toArray(String[]::new));
        } catch (Throwable thrown) {
            return failures.failed(json, thrown);
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    private CommandLine commands(Shared shared, FailureHandler failures, boolean json) {
        CommandLine line = new CommandLine(new TokenlessCommand(shared, doors))
                .addSubcommand(new ScanCommand(shared, terminal, doors))
                .addSubcommand(new RewriteCommand(shared, terminal))
                .addSubcommand(new ClaimsCommand(shared, terminal))
                .addSubcommand(new MigrateCommand(shared, terminal, doors))
                .addSubcommand(new VerifyCommand(shared, terminal, doors))
                .addSubcommand(new TagsCommand(shared, terminal, doors))
                .addSubcommand(new DoctorCommand(shared, terminal, doors))
                .addSubcommand(new RecordCommand(shared, terminal, doors))
                .addSubcommand(new HandOffCommand(shared, terminal, doors))
                .addSubcommand(new PracticeCommand(terminal, doors));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setExecutionExceptionHandler((thrown, _, _) -> failures.failed(json, thrown));
        line.setParameterExceptionHandler((wrong, _) -> wrongUsage(failures, json, wrong));
        line.getCommandSpec().version("tokenless " + version());
        line.getSubcommands().values().forEach(sub -> sub.getCommandSpec().version("tokenless " + version()));
        line.setExecutionStrategy(
                parsed -> versionAsJson(parsed, json) ? ExitCode.DONE : new CommandLine.RunLast().execute(parsed));
        return line;
    }

    private static int wrongUsage(FailureHandler failures, boolean json, ParameterException wrong) {
        String told = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("Wrong usage");
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        return failures.tell(json, "usage", told + (told.endsWith(".") ? "" : ".") + " See " + command + " --help.");
    }

    private boolean versionAsJson(CommandLine.ParseResult parsed, boolean json) {
        boolean asked = parsed.asCommandLineList().stream().anyMatch(CommandLine::isVersionHelpRequested);
        if (asked && json) {
            Json.print(terminal, Json.object().put("version", version()));
        }
        return asked && json;
    }

    /// `--practice` alone must not take the next argument as its address.
    private static List<String> withPracticeValue(String[] arguments) {
        List<String> given = new ArrayList<>(Arrays.asList(arguments));
        int end = given.indexOf("--");
        given.subList(0, end < 0 ? given.size() : end)
                .replaceAll(one -> one.equals("--practice") ? "--practice=" + Shared.HERE : one);
        return given;
    }

    /// As the pom says.
    public static String version() {
        Properties properties = new Properties();
        try (java.io.InputStream in = CommandLineFace.class.getResourceAsStream("/dev/tokenless/version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (java.io.IOException unreadable) {
            return "unknown";
        }
        return properties.getProperty("version", "unknown");
    }
}
