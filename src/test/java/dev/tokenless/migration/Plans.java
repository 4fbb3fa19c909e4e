package dev.tokenless.migration;

import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.Publisher;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.SecretName;
import dev.tokenless.workflow.WorkflowFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Plans written down by hand.
final class Plans {

    static final RepositoryName ROCKET = new RepositoryName("Acme", "rocket");
    static final EnvironmentName PYPI = new EnvironmentName("pypi");
    static final Target.Publishing ON_PYPI = new Target.Publishing(
            new WorkflowFile("publish.yml"), IndexKind.PYPI, Optional.of(new ProjectName("rocket")), Optional.of(PYPI));

    private Plans() {}

    /// One change of every kind, every choice made.
    static Plan full(EnvironmentRules rules) {
        Choices choices = Choices.defaults()
                .withRules(PYPI, rules)
                .withProjects(new WorkflowFile("publish.yml"), Set.of(new ProjectName("rocket")))
                .withKept(Set.of(new SecretName("NEXUS_TOKEN")));
        return new Plan(
                ROCKET,
                "0123456789abcdef0123456789abcdef01234567",
                choices,
                List.of(ON_PYPI),
                List.of(
                        new Change.PutEnvironment(PYPI, EnvironmentRules.missing(), rules),
                        new Change.RegisterPublisher(
                                ON_PYPI,
                                new ProjectName("rocket"),
                                new Publisher(ROCKET, ON_PYPI.file(), Optional.of(PYPI))),
                        new Change.RewriteWorkflows(List.of(new FileChange(
                                ".github/workflows/publish.yml", Optional.of("aa"), "bb", List.of("job deploy: …")))),
                        new Change.Document(new FileChange("RELEASING.md", Optional.empty(), "cc", List.of())),
                        new Change.Rehearse(List.of(ON_PYPI)),
                        new Change.Release(List.of(ON_PYPI)),
                        new Change.DeleteSecrets(List.of(new DoomedSecret(
                                new SecretName("PYPI_API_TOKEN"),
                                "repository",
                                List.of(ON_PYPI),
                                "a publish job uses it"))),
                        new Change.RevokeTokens(IndexKind.PYPI, List.of(ON_PYPI))),
                new PullRequestText("tokenless/trusted-publishing", "Publish without a token", "…"),
                List.of(new Question.WhichProject(new WorkflowFile("other.yml"))),
                List.of(Reason.of("reusable-workflow", "Do it by hand.")));
    }
}
