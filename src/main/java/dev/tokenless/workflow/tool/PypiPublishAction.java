package dev.tokenless.workflow.tool;

import dev.tokenless.workflow.Scalar;
import dev.tokenless.workflow.Step;
import dev.tokenless.workflow.ToolName;
import java.util.Optional;

/// `pypa/gh-action-pypi-publish`; old snake_case inputs mean the same (its `action.yml`).
final class PypiPublishAction implements UploadTool {

    @Override
    public Optional<Upload> action(Step step) {
        if (!step.action().equals("pypa/gh-action-pypi-publish")) {
            return Optional.empty();
        }
        Optional<String> url = input(step, "repository-url").or(() -> input(step, "repository_url"));
        String folder = input(step, "packages-dir")
                .or(() -> input(step, "packages_dir"))
                .orElse("dist");
        Optional<String> user = input(step, "user").or(() -> input(step, "username"));
        return Optional.of(Upload.of(
                        ToolName.GH_ACTION_PYPI_PUBLISH, url.map(Address::ofUrl).orElse(Address.PYPI))
                .given(user, input(step, "password"), "password", "user", "username")
                .trusting()
                .replacedBy(Replacement.of(folder))
                .at(step.uses()
                        .map(u -> u.text().strip())
                        .filter(u -> u.contains("@"))
                        .map(u -> u.substring(u.indexOf('@') + 1))));
    }

    private static Optional<String> input(Step step, String name) {
        return Optional.ofNullable(step.with().get(name)).map(Scalar::text).filter(t -> !t.isBlank());
    }
}
