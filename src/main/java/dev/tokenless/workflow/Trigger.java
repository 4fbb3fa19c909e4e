package dev.tokenless.workflow;

import java.util.List;

/// One event under `on:`. Lists are empty where the key is absent.
///
/// @param line of the event's name, from 1
public record Trigger(
        String event,
        List<String> types,
        List<String> branches,
        List<String> branchesIgnore,
        List<String> tags,
        List<String> tagsIgnore,
        List<String> paths,
        List<String> workflows,
        int line) {

    public Trigger {
        types = List.copyOf(types);
        branches = List.copyOf(branches);
        branchesIgnore = List.copyOf(branchesIgnore);
        tags = List.copyOf(tags);
        tagsIgnore = List.copyOf(tagsIgnore);
        paths = List.copyOf(paths);
        workflows = List.copyOf(workflows);
    }
}
