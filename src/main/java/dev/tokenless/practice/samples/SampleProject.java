package dev.tokenless.practice.samples;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A project on the practice PyPI.
///
/// @param folder where its `pyproject.toml` lies, empty for the root
/// @param roles user name to `Owner` or `Maintainer`
/// @param versions already published, oldest first
/// @param trustedWorkflow the workflow file of its publisher (environment `pypi`); empty where tokens upload
public record SampleProject(
        String name,
        String folder,
        Map<String, String> roles,
        List<String> versions,
        Optional<String> trustedWorkflow) {

    public SampleProject {
        roles = Map.copyOf(roles);
        versions = List.copyOf(versions);
    }

    static SampleProject of(String name, String owner, String... versions) {
        return new SampleProject(name, "", Map.of(owner, "Owner"), List.of(versions), Optional.empty());
    }

    SampleProject in(String subfolder) {
        return new SampleProject(name, subfolder, roles, versions, trustedWorkflow);
    }

    SampleProject trusting(String workflow) {
        return new SampleProject(name, folder, roles, versions, Optional.of(workflow));
    }

    SampleProject withRole(String user, String role) {
        return new SampleProject(name, folder, Map.of(user, role, "grace", "Owner"), versions, trustedWorkflow);
    }
}
