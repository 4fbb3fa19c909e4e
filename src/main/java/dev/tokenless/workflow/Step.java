package dev.tokenless.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One step of a job.
///
/// @param index its place in the job, from 0
/// @param condition the text of `if:`, as written
/// @param line its first line, from 1
public record Step(
        int index,
        Optional<String> id,
        Optional<String> name,
        Optional<String> condition,
        Optional<Scalar> uses,
        Optional<Scalar> run,
        Optional<String> shell,
        Optional<String> workingDirectory,
        Map<String, Scalar> with,
        Map<String, Scalar> env,
        boolean continueOnError,
        int line) {

    public Step {
        with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
    }

    /// The action without its ref, in lower case: `pypa/gh-action-pypi-publish`; empty for a run step.
    public String action() {
        return uses.map(u -> u.text().strip().split("@", 2)[0].toLowerCase(java.util.Locale.ROOT))
                .orElse("");
    }
}
