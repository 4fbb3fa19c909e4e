package dev.tokenless.cli;

import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.Publisher;
import dev.tokenless.trust.RefPattern;
import dev.tokenless.trust.RefPolicy;
import dev.tokenless.trust.Registered;
import dev.tokenless.trust.Setup;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.WorkflowFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/// `--publisher` and `--policy`: what `claims` judges against, instead of what Tokenless would set up.
final class SetupOptions {

    private static final Pattern PUBLISHER = Pattern.compile("([^/]+/[^/]+)/([^/@]+)(?:@(.+))?");

    @Option(
            names = "--publisher",
            paramLabel = "O/R/FILE[@ENVIRONMENT]",
            description = "A publisher that the index knows.")
    List<String> publishers = List.of();

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "tag:PATTERN, branch:PATTERN, protected or any; may be repeated.")
    List<String> policies = List.of();

    Setup over(Setup designed, String defaultBranch) {
        Setup setup = designed;
        if (!publishers.isEmpty()) {
            List<Registered> known = new ArrayList<>();
            for (String typed : publishers) {
                Publisher publisher = publisher(typed);
                known.add(Registered.of(IndexKind.PYPI, publisher));
                known.add(Registered.of(IndexKind.TESTPYPI, publisher));
            }
            setup = setup.withPublishers(known);
        }
        return policies.isEmpty() ? setup : setup.withRules(EnvironmentRules.of(policy(defaultBranch)));
    }

    private static Publisher publisher(String typed) {
        Matcher parts = PUBLISHER.matcher(typed);
        Optional<RepositoryName> repository = parts.matches() ? RepositoryName.parse(parts.group(1)) : Optional.empty();
        if (repository.isEmpty()) {
            throw new CommandFailure(
                    "usage", "--publisher is OWNER/REPOSITORY/FILE or OWNER/REPOSITORY/FILE@ENVIRONMENT.");
        }
        return new Publisher(
                repository.get(),
                WorkflowFile.of(parts.group(2)),
                Optional.ofNullable(parts.group(3)).map(EnvironmentName::new));
    }

    private RefPolicy policy(String defaultBranch) {
        if (policies.equals(List.of("any"))) {
            return new RefPolicy.AnyRef();
        }
        if (policies.equals(List.of("protected"))) {
            // which branches are protected is not known here; the default branch is the one that usually is
            return new RefPolicy.ProtectedBranches(List.of(defaultBranch));
        }
        return new RefPolicy.Custom(policies.stream().map(SetupOptions::pattern).toList());
    }

    private static RefPattern pattern(String typed) {
        if (typed.startsWith("tag:")) {
            return RefPattern.tag(typed.substring("tag:".length()));
        }
        if (typed.startsWith("branch:")) {
            return RefPattern.branch(typed.substring("branch:".length()));
        }
        throw new CommandFailure(
                "usage", "--policy is tag:PATTERN or branch:PATTERN, repeated as needed, or protected or any alone.");
    }
}
