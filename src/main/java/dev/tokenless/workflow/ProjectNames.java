package dev.tokenless.workflow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The project's name, where pyproject.toml, setup.cfg or setup.py tells it; nothing is run to find it.
public final class ProjectNames {

    private static final List<String> FILES = List.of("pyproject.toml", "setup.cfg", "setup.py");
    private static final List<String> TOML = List.of("project", "tool.poetry", "tool.flit.metadata");
    private static final List<String> CFG = List.of("metadata");
    private static final Pattern TABLE = Pattern.compile("^\\s*\\[\\s*([A-Za-z0-9_.\"'-]+)\\s*]\\s*(?:#.*)?$");
    // packaging.python.org, "Names and normalization"
    private static final String VALID = "[A-Za-z0-9](?:[A-Za-z0-9._-]{0,198}[A-Za-z0-9])?";
    private static final Pattern TOML_NAME = Pattern.compile(
            "^\\s*(?:name|\"name\"|'name'|dist-name)\\s*=\\s*(?:\"(" + VALID + ")\"|'(" + VALID + ")')\\s*(?:#.*)?$");
    private static final Pattern CFG_NAME = Pattern.compile("^name\\s*[=:]\\s*(" + VALID + ")()\\s*(?:[#;].*)?$");
    private static final int MOST_LINES = 10_000;

    private ProjectNames() {}

    /// The name that the metadata at this path tells; empty if there is no such file, or if it computes the name.
    public static Optional<ProjectName> of(Sources sources, String path) {
        return sources.text(path)
                .flatMap(text -> path.endsWith(".py") ? inSetup(text) : inTables(text, path.endsWith(".toml")))
                // normalised to lower case, a token that stands there by mistake would pass every mask
                .filter(name -> !Masking.holdsPypiToken(name.value()));
    }

    /// The name of the project at the top of the repository.
    public static Optional<ProjectName> of(Sources sources) {
        return of(sources, FILES.getFirst()).or(() -> {
            List<ProjectName> names = FILES.stream()
                    .skip(1)
                    .flatMap(file -> of(sources, file).stream())
                    .distinct()
                    .toList();
            // where the two differ, it depends on the version of setuptools which one wins
            return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
        });
    }

    private static Optional<ProjectName> inTables(String text, boolean toml) {
        return (toml ? TOML : CFG)
                .stream()
                        .flatMap(table -> inTable(text, table, toml ? TOML_NAME : CFG_NAME).stream())
                        .findFirst();
    }

    private static Optional<ProjectName> inSetup(String text) {
        return SetupPy.name(text).filter(name -> name.matches(VALID)).map(ProjectName::new);
    }

    static Optional<ProjectName> find(Sources sources, Set<String> wanted) {
        FILES.stream().filter(file -> sources.text(file).isEmpty()).forEach(wanted::add);
        return of(sources);
    }

    private static Optional<ProjectName> inTable(String text, String wanted, Pattern entry) {
        boolean inside = false;
        for (String line : text.lines().limit(MOST_LINES).toList()) {
            Matcher table = TABLE.matcher(line);
            Matcher name = entry.matcher(line);
            if (table.matches()) {
                inside = table.group(1).equals(wanted);
            } else if (inside && name.matches()) {
                return Optional.of(
                        new ProjectName(Optional.ofNullable(name.group(1)).orElseGet(() -> name.group(2))));
            }
        }
        return Optional.empty();
    }
}
