package dev.tokenless.cli;

import dev.tokenless.workflow.RepositoryName;
import java.util.ArrayList;
import java.util.List;

/// Turns what was typed into nouns, or says what was expected.
final class Arguments {

    private Arguments() {}

    static RepositoryName repository(String typed) {
        return RepositoryName.parse(typed)
                .orElseThrow(() -> new CommandFailure("usage", "'" + typed + "' is not OWNER/REPOSITORY."));
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
