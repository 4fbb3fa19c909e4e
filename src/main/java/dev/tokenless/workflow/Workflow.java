package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.YamlDocument;
import dev.tokenless.workflow.yaml.YamlException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A workflow as GitHub reads it: triggers, permissions, jobs and steps, each with its line.
public final class Workflow implements Reading {

    private final String path;
    private final YamlDocument document;
    private final Optional<String> name;
    private final List<Trigger> triggers;
    private final Permissions permissions;
    private final Map<String, Scalar> env;
    private final Optional<String> defaultShell;
    private final List<Job> jobs;

    Workflow(
            String path,
            YamlDocument document,
            Optional<String> name,
            List<Trigger> triggers,
            Permissions permissions,
            Map<String, Scalar> env,
            Optional<String> defaultShell,
            List<Job> jobs) {
        this.path = path;
        this.document = document;
        this.name = name;
        this.triggers = List.copyOf(triggers);
        this.permissions = permissions;
        this.env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        this.defaultShell = defaultShell;
        this.jobs = List.copyOf(jobs);
    }

    /// Reads a text as a workflow; never throws. Size, depth and aliases are bounded.
    public static Reading read(String path, String text) {
        Reading reading;
        try {
            reading = of(path, YamlDocument.read(text));
        } catch (YamlException e) {
            reading = new Unreadable(e.code(), e.sentence(), e.line(), e.column());
        }
        return reading instanceof Unreadable reason ? TokensInClear.first(text, reason) : reading;
    }

    /// A text that has been read already.
    static Reading of(String path, YamlDocument document) {
        return Node.resolved(document.root()) instanceof Node.Mapping root
                        && root.mapping("jobs").isPresent()
                ? new WorkflowReader(path, document, root).workflow()
                : new Unreadable(
                        "not-a-workflow", "The file is YAML, but no workflow: it has no mapping `jobs:`.", 1, 1);
    }

    /// The path that it was read from, as given.
    public String path() {
        return path;
    }

    public Optional<String> name() {
        return name;
    }

    public List<Trigger> triggers() {
        return triggers;
    }

    /// The first trigger of an event.
    public Optional<Trigger> trigger(String event) {
        return triggers.stream().filter(t -> t.event().equals(event)).findFirst();
    }

    /// The workflow's own block; [Permissions.Absent] where there is none.
    public Permissions permissions() {
        return permissions;
    }

    public Map<String, Scalar> env() {
        return env;
    }

    /// `defaults.run.shell`.
    public Optional<String> defaultShell() {
        return defaultShell;
    }

    /// In the order written.
    public List<Job> jobs() {
        return jobs;
    }

    public Optional<Job> job(String id) {
        return jobs.stream().filter(j -> j.id().equals(id)).findFirst();
    }

    /// The text that it was read from.
    public String text() {
        return document.text();
    }

    YamlDocument document() {
        return document;
    }
}
