package dev.tokenless.workflow.tool;

import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.Scalar;
import dev.tokenless.workflow.Step;
import dev.tokenless.workflow.ToolName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Other actions that upload, known by name, or by an input that is plainly a PyPI credential.
final class OtherActions implements UploadTool {

    /// Inputs that carry a credential: password or token first, user name last.
    private static final Map<String, List<String>> KNOWN = Map.ofEntries(
            Map.entry(
                    "code-specialist/pypi-poetry-publish",
                    List.of("PYPI_TOKEN", "ACCESS_TOKEN", "REPOSITORY_PASSWORD", "REPOSITORY_USERNAME")),
            Map.entry("casperdcl/deploy-pypi", List.of("password", "user")),
            Map.entry("mariamrf/py-package-publish-action", List.of("pypi-token")),
            Map.entry("featurelabs/gh-action-pypi-upload", List.of("pypi_password", "pypi_username")),
            Map.entry("alteryx/gh-action-pypi-upload", List.of("pypi_password", "pypi_username")),
            Map.entry("adafruit/workflows-circuitpython-libs/release-pypi", List.of("pypi-password", "pypi-username")),
            Map.entry("autopub/autopub-action", List.of("PYPI_PASSWORD")),
            Map.entry("ansys/actions/release-pypi-public", List.of("twine-token", "twine-username")),
            Map.entry("ansys/actions/release-pypi-test", List.of("twine-token", "twine-username")),
            Map.entry("conchylicultor/pypi-auto-publish", List.of("pypi-token")),
            Map.entry("etils-actions/pypi-auto-publish", List.of("pypi-token")),
            Map.entry("niraj-kamdar/manylinux-wheel-builder", List.of("password", "username")));
    private static final Pattern SPEAKING_INPUT = Pattern.compile(
            "(?:.*[-_])?(?:test[-_]?)?pypi[-_](?:api[-_])?(?:token|password|pass|key|secret)|twine[-_](?:token|password)");
    private static final Pattern USER_INPUT = Pattern.compile("(?:pypi|twine|repository)[-_]user(?:name)?");

    @Override
    public Optional<Upload> action(Step step) {
        if (step.uses().isEmpty()
                || SemanticRelease.is(step)
                || step.action().startsWith("docker/")
                || step.action().startsWith("./")
                || step.action().startsWith("$/")) {
            return Optional.empty();
        }
        List<String> inputs = KNOWN.get(step.action());
        if (inputs == null) {
            return speaking(step);
        }
        Optional<String> user = inputs.stream()
                .filter(OtherActions::isUser)
                .map(i -> text(step, i))
                .flatMap(Optional::stream)
                .findFirst();
        Optional<String> password = inputs.stream()
                .filter(i -> !isUser(i))
                .map(i -> text(step, i))
                .flatMap(Optional::stream)
                .findFirst();
        if (text(step, "upload").filter("false"::equals).isPresent()) {
            return Optional.empty();
        }
        Upload upload = Upload.of(ToolName.OTHER_ACTION, address(step))
                .given(user, password, inputs.toArray(String[]::new))
                .at(version(step));
        boolean able = step.action().equals("casperdcl/deploy-pypi")
                && !version(step).orElse("").matches("v?[12](?:\\..*)?");
        return Optional.of((able ? upload.trusting() : upload)
                .irreplaceable("the action carries out build and upload by itself", advice(step, inputs)));
    }

    private static boolean isUser(String input) {
        return input.toLowerCase(Locale.ROOT).contains("user");
    }

    private static Optional<Upload> speaking(Step step) {
        for (Map.Entry<String, Scalar> input : step.with().entrySet()) {
            String name = input.getKey().toLowerCase(Locale.ROOT);
            boolean secret = input.getValue().text().contains("secrets");
            if (secret && SPEAKING_INPUT.matcher(name).matches()) {
                Optional<String> user = step.with().entrySet().stream()
                        .filter(e -> USER_INPUT
                                .matcher(e.getKey().toLowerCase(Locale.ROOT))
                                .matches())
                        .map(e -> e.getValue().text())
                        .findFirst();
                Address address =
                        name.contains("test") ? new Address(IndexKind.TESTPYPI, Optional.empty()) : address(step);
                Upload upload = Upload.of(ToolName.OTHER_ACTION, address)
                        .given(user, Optional.of(input.getValue().text()), input.getKey())
                        .at(version(step))
                        .irreplaceable(
                                "the action carries out the upload by itself", advice(step, List.of(input.getKey())));
                return Optional.of(
                        alsoUploads(step)
                                ? upload.writtenOut(
                                        releaseAndUpload(step, input.getValue().text()))
                                : upload);
            }
        }
        return Optional.empty();
    }

    /// aio-libs/create-release makes a GitHub release, and an upload only where it is given `pypi_token`; from 1.6.6
    /// on that may be left out, as aiohttp's and yarl's own workflows do.
    private static boolean alsoUploads(Step step) {
        return step.action().equals("aio-libs/create-release")
                && version(step).orElse("").matches("v?1\\.6\\.(?:[6-9]|\\d\\d)")
                && step.with().containsKey("pypi_token");
    }

    private static List<PlainStep> releaseAndUpload(Step step, String password) {
        String folder = text(step, "dist_dir").orElse("dist");
        List<String> inputs = new ArrayList<>();
        if (!folder.equals("dist")) {
            inputs.addAll(List.of("packages-dir", folder));
        }
        inputs.addAll(List.of("password", password));
        return List.of(
                PlainStep.ITSELF,
                PlainStep.uses("pypa/gh-action-pypi-publish@release/v1", inputs.toArray(String[]::new))
                        .named("Publish to PyPI"));
    }

    private static String advice(Step step, List<String> inputs) {
        String given = inputs.stream().filter(step.with()::containsKey).collect(Collectors.joining(", "));
        String change = step.action().equals("casperdcl/deploy-pypi")
                ? "Use its version 3, which takes the run's identity where no password is given"
                : "Put steps in its place that build into dist/ and keep it as an artifact, and publish that with pypa/gh-action-pypi-publish@release/v1 in a job of its own";
        return change + "; drop " + (given.isEmpty() ? "its credential" : "the inputs " + given)
                + ", and give the job that publishes `id-token: write` and an environment.";
    }

    private static Address address(Step step) {
        if (step.action().endsWith("/release-pypi-test")) {
            return new Address(IndexKind.TESTPYPI, Optional.empty());
        }
        Optional<String> url = text(step, "repository_url")
                .or(() -> text(step, "repository-url"))
                .or(() -> text(step, "PUBLISH_REGISTRY"));
        Optional<String> name = text(step, "repository_name").or(() -> text(step, "repository"));
        return Address.ofUrlOrName(url, name);
    }

    private static Optional<String> text(Step step, String input) {
        return Optional.ofNullable(step.with().get(input)).map(Scalar::text).filter(t -> !t.isBlank());
    }

    private static Optional<String> version(Step step) {
        return step.uses()
                .map(u -> u.text().strip())
                .filter(u -> u.contains("@"))
                .map(u -> u.substring(u.indexOf('@') + 1));
    }
}
