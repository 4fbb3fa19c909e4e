package dev.tokenless.workflow;

import java.util.Optional;

/// One place that uploads to an index.
///
/// @param line the step's first line in the original text, from 1; for a call of a reusable workflow its `uses:`
/// line
/// @param url the index as the workflow addresses it; empty where the tool's default is meant
/// @param version the ref of the action, or the version of the tool, where the workflow tells
/// @param step empty for a call of a reusable workflow
public record Publication(
        String jobId,
        int line,
        ToolName tool,
        IndexKind index,
        Credential credential,
        Optional<String> url,
        Optional<String> version,
        Job job,
        Optional<Step> step) {}
