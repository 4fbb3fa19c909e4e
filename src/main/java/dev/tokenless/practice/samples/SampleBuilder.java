package dev.tokenless.practice.samples;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts a [Sample] together; what is not said stays empty, public, and the person's own to administer.
final class SampleBuilder {

    private final String owner;
    private final String name;
    private final String description;
    private final Map<String, String> files;
    private boolean isPrivate;
    private boolean admin = true;
    private List<String> tags = List.of();
    private List<SampleSecret> secrets = List.of();
    private List<SampleEnvironment> environments = List.of();
    private List<SampleProject> projects = List.of();
    private Set<Sample.Setting> settings = Set.of();

    SampleBuilder(String owner, String name, String description, Map<String, String> files) {
        this.owner = owner;
        this.name = name;
        this.description = description;
        this.files = new LinkedHashMap<>(files);
    }

    SampleBuilder hidden() {
        isPrivate = true;
        return this;
    }

    SampleBuilder withoutAdmin() {
        admin = false;
        return this;
    }

    SampleBuilder withFiles(Map<String, String> more) {
        files.putAll(more);
        return this;
    }

    SampleBuilder withTags(String... oldestFirst) {
        tags = List.of(oldestFirst);
        return this;
    }

    SampleBuilder withSecrets(SampleSecret... all) {
        secrets = List.of(all);
        return this;
    }

    SampleBuilder withEnvironments(SampleEnvironment... all) {
        environments = List.of(all);
        return this;
    }

    SampleBuilder withProjects(SampleProject... all) {
        projects = List.of(all);
        return this;
    }

    SampleBuilder withSettings(Sample.Setting... all) {
        settings = Set.of(all);
        return this;
    }

    Sample build() {
        return new Sample(
                owner, name, description, isPrivate, admin, files, tags, secrets, environments, projects, settings);
    }
}
