package dev.tokenless.workflow;

import java.util.Optional;

/// A job's `environment:`. The name may be an expression.
public record EnvironmentUse(EnvironmentName name, Optional<String> url, int line) {

    /// Whether the name is only known while the workflow runs.
    public boolean computed() {
        return name.value().contains("${{");
    }
}
