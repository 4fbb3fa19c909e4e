package dev.tokenless.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.trust.Cause;
import dev.tokenless.trust.Doctor;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "doctor",
        description = "Explains the log of a failed publish run: the cause, its line, the one thing to change.")
final class DoctorCommand implements Callable<Integer> {

    private static final String UNKNOWN = "unknown";

    private final Shared shared;
    private final Terminal terminal;
    private final Doors doors;

    @Parameters(
            arity = "1",
            paramLabel = "FILE",
            description = "A log file, - for standard input, or the address of a run on GitHub.")
    String source = "";

    DoctorCommand(Shared shared, Terminal terminal, Doors doors) {
        this.shared = shared;
        this.terminal = terminal;
        this.doors = doors;
    }

    @Override
    public Integer call() {
        List<Cause> causes = Doctor.explain(new LogSource(shared, terminal, doors).text(source));
        if (shared.json) {
            ObjectNode answer = Json.object();
            ArrayNode list = answer.putArray("causes");
            causes.forEach(cause -> list.addObject()
                    .put("code", cause.code())
                    .put("line", cause.line())
                    .put("evidence", cause.evidence())
                    .put("cure", cause.cure())
                    .put("link", cause.link().map(Object::toString).orElse("")));
            Json.print(terminal, answer);
        } else {
            causes.forEach(this::tell);
        }
        return ExitCode.LEFT;
    }

    private void tell(Cause cause) {
        Messages messages = new Messages(terminal);
        messages.answer(
                false,
                "line " + cause.line() + ": " + (cause.code().equals(UNKNOWN) ? "unknown failure" : cause.code()));
        cause.evidence().lines().forEach(line -> messages.answer(false, "  | " + line));
        messages.answer(false, "  " + cause.cure());
        cause.link().ifPresent(link -> messages.answer(false, "  " + link));
    }
}
