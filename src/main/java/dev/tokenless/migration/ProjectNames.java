package dev.tokenless.migration;

import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.Sources;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The project's name in `pyproject.toml`, read without running anything: `name` in `[project]`, else in
/// `[tool.poetry]` or `[tool.flit.metadata]`.
final class ProjectNames {

    private static final List<String> TABLES = List.of("project", "tool.poetry", "tool.flit.metadata");
    private static final Pattern TABLE = Pattern.compile("^\\s*\\[\\s*([A-Za-z0-9_.\"'-]+)\\s*]\\s*(?:#.*)?$");
    private static final Pattern NAME =
            Pattern.compile("^\\s*(?:name|\"name\"|'name'|dist-name)\\s*=\\s*[\"']([^\"']{1,200})[\"']\\s*(?:#.*)?$");
    // packaging.python.org, "Names and normalization"
    private static final Pattern VALID = Pattern.compile("(?i)[A-Z0-9]|[A-Z0-9][A-Z0-9._-]*[A-Z0-9]");

    private ProjectNames() {}

    static Optional<ProjectName> of(Sources sources) {
        return of(sources, "pyproject.toml");
    }

    static Optional<ProjectName> of(Sources sources, String path) {
        return sources.text(path)
                .flatMap(text -> TABLES.stream()
                        .flatMap(table -> inTable(text, table).stream())
                        .findFirst());
    }

    private static Optional<ProjectName> inTable(String text, String wanted) {
        boolean inside = false;
        for (String line : text.lines().limit(10_000).toList()) {
            Matcher table = TABLE.matcher(line);
            Matcher name = NAME.matcher(line);
            if (table.matches()) {
                inside = table.group(1).equals(wanted);
            } else if (inside && name.matches() && VALID.matcher(name.group(1)).matches()) {
                return Optional.of(new ProjectName(name.group(1)));
            }
        }
        return Optional.empty();
    }
}
