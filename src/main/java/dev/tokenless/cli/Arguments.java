package dev.tokenless.cli;

import dev.tokenless.workflow.RepositoryName;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Turns what was typed into nouns, or says what was expected.
final class Arguments {

    private Arguments() {}

    static RepositoryName repository(String typed) {
        return RepositoryName.parse(typed)
                .orElseThrow(() -> new CommandFailure("usage", "'" + typed + "' is not OWNER/REPOSITORY."));
    }

    /// Midnight UTC of a day, or an instant.
    static Instant day(String typed) {
        try {
            return typed.contains("T")
                    ? Instant.parse(typed)
                    : LocalDate.parse(typed).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException neither) {
            throw new CommandFailure("usage", "'" + typed + "' is no day; write it as 2026-11-01.");
        }
    }

    /// Each once, in the order given.
    static List<RepositoryName> repositories(List<String> typed) {
        List<RepositoryName> names = new ArrayList<>();
        for (String one : typed) {
            RepositoryName name = repository(one);
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }
}
