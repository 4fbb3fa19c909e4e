package dev.tokenless.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The command without a name: opens the wizard.
@Command(
        name = "tokenless",
        mixinStandardHelpOptions = true,
        scope = picocli.CommandLine.ScopeType.INHERIT,
        description =
                "Moves Python projects on GitHub from PyPI API tokens to Trusted Publishing, and proves that it worked.",
        footer = {
            "",
            "Without a command the wizard opens; with --practice on the practice world.",
            "Exit codes: 0 done, 1 something is left or refused, 2 wrong usage or nothing could be read."
        })
final class TokenlessCommand implements Callable<Integer> {

    @Mixin
    final Shared shared;

    private final Doors doors;

    TokenlessCommand(Shared shared, Doors doors) {
        this.shared = shared;
        this.doors = doors;
    }

    @Override
    public Integer call() {
        if (shared.json) {
            throw new CommandFailure("usage", "--json needs a command, for example scan or rewrite; see --help.");
        }
        return doors.window(shared.world(), shared.home());
    }
}
