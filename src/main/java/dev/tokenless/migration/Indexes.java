package dev.tokenless.migration;

import dev.tokenless.workflow.IndexKind;

/// Indexes in words.
final class Indexes {

    private Indexes() {}

    static String name(IndexKind index) {
        return switch (index) {
            case PYPI -> "PyPI";
            case TESTPYPI -> "TestPyPI";
            case OTHER -> "another index";
            case COMPUTED -> "an index chosen at run time";
        };
    }
}
