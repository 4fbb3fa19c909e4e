package dev.tokenless.migration;

import dev.tokenless.workflow.Outcome;
import dev.tokenless.workflow.RewriteChoices;
import dev.tokenless.workflow.Rewriting;
import dev.tokenless.workflow.Sources;
import java.util.List;
import java.util.Set;

/// Where this room asks the rewriter.
final class Rewrites {

    private Rewrites() {}

    static Rewriting rewrite(String path, Sources sources, RewriteChoices choices) {
        return new Rewriting(path, List.of(), new Outcome.NoPublication(List.of()), Set.of(), List.of());
    }
}
