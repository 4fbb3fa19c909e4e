package dev.tokenless;

import dev.tokenless.cli.CommandLineFace;
import dev.tokenless.cli.Terminal;

/// Picks the face. Not a `javafx.application.Application`: such a class on the class path would refuse to start.
public final class Main {

    private Main() {}

    /// Ends the process with 0, 1 or 2, as the command line's contract says.
    public static void main(String[] arguments) {
        Logs.quiet(System.getenv());
        CompanyNetwork.prepare(System.getProperties());
        Terminal terminal = SystemTerminal.open();
        System.exit(new CommandLineFace(terminal, new Wiring(terminal)).run(arguments));
    }
}
