package dev.tokenless.workflow.tool;

import dev.tokenless.workflow.Scalar;
import dev.tokenless.workflow.Step;
import dev.tokenless.workflow.ToolName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `JRubics/poetry-publish`, which installs Poetry, builds and uploads in a container of its own (its `action.yml`,
/// v2.1).
/// Written out, it is those three steps.
final class PoetryPublishAction implements UploadTool {

    private static final Set<String> KNOWN = Set.of(
            "python_version",
            "poetry_version",
            "poetry_core_version",
            "pypi_token",
            "repository_name",
            "repository_url",
            "repository_username",
            "repository_password",
            "build_format",
            "allow_poetry_pre_release",
            "ignore_dev_requirements",
            "poetry_install_options",
            "poetry_publish_options",
            "package_directory",
            "plugins",
            "extra_build_dependency_packages");

    @Override
    public Optional<Upload> action(Step step) {
        if (!step.action().equals("jrubics/poetry-publish")) {
            return Optional.empty();
        }
        Optional<String> password = input(step, "pypi_token").or(() -> input(step, "repository_password"));
        Address address = Address.ofUrlOrName(input(step, "repository_url"), input(step, "repository_name"));
        Upload upload = Upload.of(ToolName.OTHER_ACTION, address)
                .given(
                        input(step, "repository_username"),
                        password,
                        "pypi_token",
                        "repository_password",
                        "repository_username")
                .at(step.uses()
                        .map(u -> u.text().strip())
                        .filter(u -> u.contains("@"))
                        .map(u -> u.substring(u.indexOf('@') + 1)));
        Optional<String> odd = odd(step);
        return Optional.of(
                odd.isPresent() || password.isEmpty()
                        ? upload.irreplaceable(odd.orElse("it is given no credential"))
                        : upload.irreplaceable("the action carries out build and upload by itself")
                                .writtenOut(steps(step, address, password.get())));
    }

    private static Optional<String> odd(Step step) {
        for (Map.Entry<String, Scalar> input : step.with().entrySet()) {
            boolean credential = input.getKey().startsWith("pypi_token")
                    || input.getKey().startsWith("repository_user")
                    || input.getKey().startsWith("repository_pass");
            if (!KNOWN.contains(input.getKey())) {
                return Optional.of("its input " + input.getKey() + " is not known");
            }
            if (!credential && !input.getValue().text().matches("[A-Za-z0-9 ._~^>=<,*/:\\[\\]\\n-]*")) {
                return Optional.of("its input " + input.getKey() + " is computed");
            }
        }
        boolean plain = input(step, "poetry_publish_options")
                .map(o -> o.strip().equals("--skip-existing"))
                .orElse(true);
        return plain ? Optional.empty() : Optional.of("its input poetry_publish_options has no equivalent");
    }

    private static List<PlainStep> steps(Step step, Address address, String password) {
        String folder = input(step, "package_directory")
                .map(f -> f.replaceFirst("^\\./+", "").replaceFirst("/+$", ""))
                .filter(f -> !f.isEmpty() && !f.equals("."))
                .orElse("");
        List<PlainStep> steps = new ArrayList<>();
        steps.add(PlainStep.uses(
                "actions/setup-python@v5",
                "python-version",
                input(step, "python_version").orElse("3.x")));
        steps.add(PlainStep.run("Build the distributions", script(step, folder)));
        List<String> inputs = new ArrayList<>(List.of("password", password));
        address.url()
                .filter(u -> u.contains("://"))
                .or(() -> address.kind() == dev.tokenless.workflow.IndexKind.TESTPYPI
                        ? Optional.of("https://test.pypi.org/legacy/")
                        : Optional.empty())
                .ifPresent(u -> inputs.addAll(List.of("repository-url", u)));
        if (!folder.isEmpty()) {
            inputs.addAll(List.of("packages-dir", folder + "/dist"));
        }
        if (input(step, "poetry_publish_options").isPresent()) {
            inputs.addAll(List.of("skip-existing", "true"));
        }
        steps.add(PlainStep.uses("pypa/gh-action-pypi-publish@release/v1", inputs.toArray(String[]::new)));
        return steps;
    }

    private static String script(Step step, String folder) {
        List<String> lines = new ArrayList<>();
        input(step, "extra_build_dependency_packages")
                .ifPresent(p -> lines.add("sudo apt-get update && sudo apt-get install -y " + p.strip()));
        String early =
                input(step, "allow_poetry_pre_release").filter("yes"::equals).isPresent() ? "--pre " : "";
        lines.add("python -m pip install " + early + requirement("poetry", input(step, "poetry_version"))
                + input(step, "poetry_core_version")
                        .map(v -> " " + requirement("poetry-core", Optional.of(v)))
                        .orElse(""));
        input(step, "plugins")
                .ifPresent(p ->
                        List.of(p.strip().split("\\s+")).forEach(one -> lines.add("poetry self add " + quoted(one))));
        if (!folder.isEmpty()) {
            lines.add("cd " + folder);
        }
        lines.add("poetry build"
                + input(step, "build_format").map(f -> " --format " + f.strip()).orElse(""));
        return String.join("\n", lines);
    }

    private static String requirement(String name, Optional<String> version) {
        String wanted =
                version.map(String::strip).filter(v -> !v.equals("latest")).orElse("");
        return quoted(
                wanted.isEmpty() || "=<>~!".indexOf(wanted.charAt(0)) >= 0 ? name + wanted : name + "==" + wanted);
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9._=-]+") ? word : '"' + word + '"';
    }

    private static Optional<String> input(Step step, String name) {
        return Optional.ofNullable(step.with().get(name)).map(Scalar::text).filter(t -> !t.isBlank());
    }
}
