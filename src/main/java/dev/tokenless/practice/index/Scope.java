package dev.tokenless.practice.index;

/// What an API token may upload to: everything its user may, or exactly one project.
public sealed interface Scope {
    record AllProjects() implements Scope {}

    record OneProject(String project) implements Scope {}

    /// As the token list prints it.
    default String shown() {
        return switch (this) {
            case AllProjects() -> "All projects";
            case OneProject(String project) -> "Project: " + project;
        };
    }
}
