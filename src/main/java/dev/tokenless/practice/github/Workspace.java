package dev.tokenless.practice.github;

import dev.tokenless.workflow.Scalar;
import dev.tokenless.workflow.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// The folder of one job, as far as a publish needs it: whether distributions lie in it, built there or brought as an
/// artifact of the same run.
final class Workspace {

    private static final Pattern INSTALLING =
            Pattern.compile("(?m)\\b(?:pip|pipx|uv|uv pip|poetry|pdm|apt-get|conda)\\s+(?:install|add|sync)\\b.*$");
    private static final Pattern BUILDING = Pattern.compile(
            "\\b(?:build|sdist|bdist_wheel|wheel|cibuildwheel|make|tox|nox|invoke|inv|package|flit publish|maturin (?:publish|upload)|(?:poetry|pdm) publish)\\b");
    private static final Pattern BUILDING_ACTION = Pattern.compile("^\\./|build|wheel|maturin|poetry|semantic-release");

    private final Run run;
    private final UnaryOperator<String> resolve;
    private boolean distributions;

    Workspace(Run run, UnaryOperator<String> resolve) {
        this.run = run;
        this.resolve = resolve;
    }

    boolean holdsDistributions() {
        return distributions;
    }

    /// What the step leaves behind; an error where it needs what is not there.
    Optional<String> take(Step step) {
        return switch (step.action()) {
            case "actions/upload-artifact" -> upload(step);
            case "actions/download-artifact" -> download(step);
            default -> {
                String script = INSTALLING
                        .matcher(step.run().map(Scalar::text).orElse(""))
                        .replaceAll("");
                distributions |= BUILDING.matcher(script).find()
                        || BUILDING_ACTION.matcher(step.action()).find();
                keepPackages(step);
                yield Optional.empty();
            }
        };
    }

    /// This action uploads what it built by itself.
    private void keepPackages(Step step) {
        if (step.action().equals("hynek/build-and-inspect-python-package")) {
            run.artifacts.put("Packages", true);
        }
    }

    private Optional<String> upload(Step step) {
        run.artifacts.merge(with(step, "name").orElse("artifact"), distributions, Boolean::logicalOr);
        return Optional.empty();
    }

    private Optional<String> download(Step step) {
        Optional<String> name = with(step, "name");
        if (name.isPresent() && !run.artifacts.containsKey(name.get())) {
            return Optional.of("Unable to download artifact(s): Artifact not found for name: " + name.get());
        }
        List<String> taken = run.artifacts.keySet().stream()
                .filter(known -> name.map(known::equals).orElse(true))
                .filter(known -> with(step, "pattern")
                        .map(pattern -> Patterns.policy(pattern, known))
                        .orElse(true))
                .toList();
        distributions |= taken.stream().anyMatch(known -> run.artifacts.getOrDefault(known, false));
        return Optional.empty();
    }

    private Optional<String> with(Step step, String input) {
        return Optional.ofNullable(step.with().get(input))
                .map(value -> resolve.apply(value.text()).strip());
    }
}
