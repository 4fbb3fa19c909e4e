package dev.tokenless.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.cli.files.BoundedFile;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Signature;
import dev.tokenless.desktop.SigningKey;
import dev.tokenless.desktop.SigningTool;
import dev.tokenless.migration.Engine;
import dev.tokenless.migration.Observer;
import dev.tokenless.migration.Standing;
import dev.tokenless.record.CompletionRecord;
import dev.tokenless.record.RecordCheck;
import dev.tokenless.record.RecordSchema;
import dev.tokenless.record.Recorder;
import dev.tokenless.workflow.RepositoryName;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "record", description = "Writes the completion record of what was migrated, or checks one.")
final class RecordCommand implements Callable<Integer> {

    private static final int LARGEST = 64 * 1024 * 1024;

    private final Shared shared;
    private final Terminal terminal;
    private final Doors doors;

    @Parameters(
            arity = "0..*",
            paramLabel = "REPO",
            description = "OWNER/REPOSITORY; without any, all that have a journal.")
    List<String> repositories = List.of();

    @Option(
            names = "--format",
            paramLabel = "html|pdf|md|text|json",
            description = "The form. Not given: text on a terminal, else md.")
    String format = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Write there instead of to standard output.")
    String out = "";

    @Option(names = "--check", paramLabel = "FILE", description = "Recompute the hash of a JSON or HTML record.")
    String check = "";

    @Option(
            names = "--sign-with",
            paramLabel = "ssh:FILE|gpg[:NAME]",
            description = "Have your own ssh-keygen or gpg sign the file of --out, beside it.")
    String signWith = "";

    @Option(names = "--schema", description = "Print the JSON schema of a record.")
    boolean schema;

    RecordCommand(Shared shared, Terminal terminal, Doors doors) {
        this.shared = shared;
        this.terminal = terminal;
        this.doors = doors;
    }

    @Override
    public Integer call() {
        if (schema) {
            terminal.out().print(RecordSchema.text());
            return ExitCode.DONE;
        }
        return check.isEmpty() ? write() : check();
    }

    private int write() {
        CompletionRecord.Form form = form();
        Optional<SigningKey> key = key();
        try (Connection connection = doors.connect(shared.world(), shared.home(), true)) {
            Engine engine = new Engine(connection.ports(), connection.journals(), Observer.none());
            List<RepositoryName> names = repositories.isEmpty() ? engine.begun() : Arguments.repositories(repositories);
            if (names.isEmpty()) {
                throw new CommandFailure(
                        "nothing-begun", "No migration was begun here, so there is nothing to record; see migrate.");
            }
            List<Standing> standings = engine.stand(names, new Cancellation());
            CompletionRecord record = new Recorder(
                            connection.ports(),
                            Optional.of(connection.ports().github().account().login()),
                            shared.inPractice(),
                            CommandLineFace.version())
                    .record(standings, new Cancellation());
            deliver(record, form);
            key.ifPresent(this::sign);
            return standings.stream().allMatch(one -> one.outcome() == Standing.Outcome.DONE)
                    ? ExitCode.DONE
                    : ExitCode.LEFT;
        }
    }

    private CompletionRecord.Form form() {
        return switch (format) {
            case "" -> unnamed();
            case "html" -> CompletionRecord.Form.HTML;
            case "md" -> CompletionRecord.Form.MARKDOWN;
            case "text" -> CompletionRecord.Form.TEXT;
            case "json" -> CompletionRecord.Form.JSON;
            case "pdf" -> CompletionRecord.Form.PDF;
            default -> throw new CommandFailure("usage", "--format is html, pdf, md, text or json.");
        };
    }

    private CompletionRecord.Form unnamed() {
        if (shared.json) {
            return CompletionRecord.Form.JSON;
        }
        return out.isEmpty() && terminal.outIsTerminal() ? CompletionRecord.Form.TEXT : CompletionRecord.Form.MARKDOWN;
    }

    private void deliver(CompletionRecord record, CompletionRecord.Form form) {
        if (!out.isEmpty()) {
            OutputFile.write(out, record.write(form));
            new Messages(terminal).say("Written to " + out + ".");
        } else if (form == CompletionRecord.Form.PDF) {
            throw new CommandFailure("usage", "A PDF goes into a file: add --out FILE.");
        } else {
            terminal.out().print(record.text(form));
        }
    }

    private Optional<SigningKey> key() {
        if (signWith.isEmpty()) {
            return Optional.empty();
        }
        if (out.isEmpty()) {
            throw new CommandFailure("usage", "--sign-with signs a file: add --out FILE.");
        }
        return Optional.of(SigningKey.parse(signWith)
                .orElseThrow(() -> new CommandFailure("usage", "--sign-with is ssh:FILE, gpg or gpg:NAME.")));
    }

    private void sign(SigningKey key) {
        try {
            new Messages(terminal)
                    .say("Signed: " + SigningTool.real().sign(Path.of(out), key).getFileName() + " lies beside it.");
        } catch (IOException refused) {
            throw new CommandFailure("not-signed", "The record is written, but not signed. " + refused.getMessage());
        }
    }

    private int check() {
        RecordCheck result = RecordCheck.of(text())
                .orElseThrow(() ->
                        new CommandFailure("no-record", check + " is no record of Tokenless, neither JSON nor HTML."));
        Signature signature = SigningTool.real().check(Path.of(check));
        if (shared.json) {
            ObjectNode answer = Json.object()
                    .put("holds", result.holds())
                    .put("checked", result.checked().key())
                    .put("stated", result.stated())
                    .put("computed", result.computed());
            answer.putObject("signature")
                    .put("verdict", signature.verdict().key())
                    .put("by", signature.by())
                    .put("words", signature.words());
            Json.print(terminal, answer);
        }
        new Messages(terminal)
                .answer(
                        shared.json,
                        (result.holds() ? "The hash holds: " : "The hash differs, so the data were changed: ")
                                + result.checked().words() + ". It finds accidents; only a signature shows tampering. "
                                + signature.words());
        return result.holds() && signature.verdict() != Signature.Verdict.BAD ? ExitCode.DONE : ExitCode.LEFT;
    }

    private String text() {
        try {
            return BoundedFile.text(Path.of(check), LARGEST);
        } catch (BoundedFile.NotReadable reason) {
            throw new CommandFailure(reason.code(), check + ": " + reason.sentence());
        } catch (InvalidPathException invalid) {
            throw new CommandFailure("missing", check + " is no path that this system knows.");
        }
    }
}
