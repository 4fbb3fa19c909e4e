package dev.tokenless.workflow.shell;

import java.util.Locale;

/// Which shell reads a script.
public enum Dialect {
    POSIX('\\', true),
    POWERSHELL('`', true),
    CMD('^', false);

    final char escape;
    final boolean singleQuotes;

    Dialect(char escape, boolean singleQuotes) {
        this.escape = escape;
        this.singleQuotes = singleQuotes;
    }

    /// From `shell:` of a step, as GitHub names it.
    public static Dialect of(String shell) {
        String name = shell.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("pwsh") || name.startsWith("powershell")) {
            return POWERSHELL;
        }
        return name.startsWith("cmd") ? CMD : POSIX;
    }
}
