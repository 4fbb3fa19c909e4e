package dev.tokenless.migration;

import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import java.util.List;
import java.util.Optional;

/// The section of `RELEASING.md` that tells the other maintainers how releases work now.
final class Releasing {

    static final String PATH = "RELEASING.md";

    private static final String BEGIN = "<!-- trusted publishing: begin -->";
    private static final String END = "<!-- trusted publishing: end -->";

    private static final String HEAD = """
            ## Trusted publishing

            Releases are uploaded by GitHub Actions without a stored token. The index accepts an upload from this
            repository, workflow and environment, and from nowhere else:

            | project | index | repository | workflow | environment |
            |---|---|---|---|---|
            """;

    private static final String FOOT = """

            - Cut a release as before. If the environment has reviewers, one of them approves the run on its page.
            - No API token is needed. Do not create one, and do not put one back into the repository's secrets.
            - Renaming the repository, the workflow file or the environment stops releases until the publisher is
              changed on the project's publishing page, *Manage → Publishing*.
            - The file's page on the index shows the provenance of each upload.

            """;

    private Releasing() {}

    /// The whole file with its section added, or brought up to date.
    static String with(Optional<String> before, RepositoryName repository, List<Target.Publishing> targets) {
        String section = section(repository, targets);
        if (before.isEmpty()) {
            return "# Releasing\n\n" + section;
        }
        String text = before.get();
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        String fitting = section.replace("\n", end);
        int from = text.indexOf(BEGIN);
        int to = text.indexOf(END, Math.max(from, 0));
        if (from >= 0 && to >= 0) {
            return text.substring(0, from) + fitting.stripTrailing() + text.substring(to + END.length());
        }
        return text + (text.endsWith("\n") || text.isEmpty() ? "" : end) + (text.isEmpty() ? "" : end) + fitting;
    }

    /// Whether a file on the default branch has the section, for every target.
    static boolean documents(Optional<String> text, RepositoryName repository, List<Target.Publishing> targets) {
        return text.filter(found -> found.contains(BEGIN) && found.contains(END))
                .filter(found -> targets.stream().allMatch(target -> found.contains(row(repository, target))))
                .isPresent();
    }

    private static String section(RepositoryName repository, List<Target.Publishing> targets) {
        StringBuilder rows = new StringBuilder();
        targets.forEach(target -> rows.append(row(repository, target)).append('\n'));
        return BEGIN + "\n" + HEAD + rows + FOOT + END + "\n";
    }

    private static String row(RepositoryName repository, Target.Publishing target) {
        return "| " + target.project().map(ProjectName::value).orElse("?") + " | " + Indexes.name(target.index())
                + " | `" + repository + "` | `" + target.file().name() + "` | "
                + target.environment().map(name -> "`" + name.value() + "`").orElse("any") + " |";
    }
}
