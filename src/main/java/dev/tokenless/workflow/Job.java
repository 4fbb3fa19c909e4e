package dev.tokenless.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One job of a workflow.
///
/// @param condition the text of `if:`, as written
/// @param runsOn labels, or one expression
/// @param permissions empty where the job has no block of its own
/// @param matrix `strategy.matrix` as maps, lists and texts; empty where there is none
/// @param uses the reusable workflow that the job calls
/// @param with inputs of that call; @param secrets secrets that the call passes by name
/// @param line of the job's key, from 1
public record Job(
        String id,
        Optional<String> name,
        List<String> needs,
        Optional<String> condition,
        List<String> runsOn,
        Optional<EnvironmentUse> environment,
        Optional<Permissions> permissions,
        Map<String, Scalar> env,
        Optional<Object> matrix,
        boolean hasContainer,
        Optional<Scalar> uses,
        Map<String, Scalar> with,
        Map<String, Scalar> secrets,
        boolean inheritsSecrets,
        List<Step> steps,
        int line) {

    public Job {
        needs = List.copyOf(needs);
        runsOn = List.copyOf(runsOn);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
        secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
        steps = List.copyOf(steps);
    }

    /// Jobs are keys of many maps; the id tells them apart, without a walk over every step.
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /// What the job's token may do: its own block, else the workflow's.
    public Permissions effectivePermissions(Workflow workflow) {
        return permissions.orElse(workflow.permissions());
    }
}
