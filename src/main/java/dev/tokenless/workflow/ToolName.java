package dev.tokenless.workflow;

import java.util.Locale;

/// What carries out an upload.
public enum ToolName {
    GH_ACTION_PYPI_PUBLISH,
    TWINE,
    UV,
    POETRY,
    PDM,
    HATCH,
    FLIT,
    MATURIN,
    SETUPTOOLS,
    SEMANTIC_RELEASE,
    OTHER_ACTION,
    SCRIPT,
    REUSABLE_WORKFLOW;

    /// The word of the command line's JSON.
    public String json() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
