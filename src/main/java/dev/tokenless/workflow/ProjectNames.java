package dev.tokenless.workflow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The project's name, where pyproject.toml or setup.cfg at the top of the repository tells it.
final class ProjectNames {

    private static final List<String> FILES = List.of("pyproject.toml", "setup.cfg");
    private static final Pattern TOML =
            Pattern.compile("(?ms)^\\[(?:project|tool\\.poetry|tool\\.flit\\.metadata)]\\s*$(.*?)(?=^\\[|\\z)");
    private static final Pattern CFG = Pattern.compile("(?ms)^\\[metadata]\\s*$(.*?)(?=^\\[|\\z)");
    private static final Pattern NAME =
            Pattern.compile("(?m)^(?:name|dist-name)\\s*=\\s*[\"']?([A-Za-z0-9][A-Za-z0-9._-]*)[\"']?\\s*(?:#.*)?$");

    private ProjectNames() {}

    static Optional<ProjectName> find(Sources sources, Set<String> wanted) {
        for (String file : FILES) {
            Optional<String> text = sources.text(file);
            if (text.isEmpty()) {
                wanted.add(file);
                continue;
            }
            Matcher table = (file.endsWith(".toml") ? TOML : CFG).matcher(text.get());
            while (table.find()) {
                Matcher name = NAME.matcher(table.group(1));
                if (name.find()) {
                    return Optional.of(new ProjectName(name.group(1)));
                }
            }
        }
        return Optional.empty();
    }
}
