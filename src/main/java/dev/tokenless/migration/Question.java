package dev.tokenless.migration;

import dev.tokenless.workflow.WorkflowFile;

/// What a survey cannot know and the person must say.
public sealed interface Question {

    /// One sentence that asks.
    String sentence();

    /// Which project does this workflow publish? Answered by [Choices#withProjects].
    record WhichProject(WorkflowFile file) implements Question {
        @Override
        public String sentence() {
            return "Which PyPI project does " + file.name() + " publish? Neither pyproject.toml nor the workflow says.";
        }
    }
}
