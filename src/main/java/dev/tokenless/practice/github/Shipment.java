package dev.tokenless.practice.github;

import dev.tokenless.workflow.Job;
import dev.tokenless.workflow.Scalar;
import dev.tokenless.workflow.Step;
import dev.tokenless.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a step that uploads distributions is about to do, read from it as the tool itself would read it.
///
/// @param tool       `gh-action`, `twine`, `uv`, …
/// @param index      `pypi`, `testpypi`, or `other` for somebody else's
/// @param password   what it was given, even if empty; absent where it was given none
/// @param user       absent where it was given none
/// @param trusted    whether the tool itself can ask for a trusted upload
/// @param attests    whether it adds attestations to a trusted upload
/// @param place      the text that tells which project's files are meant
record Shipment(
        String tool,
        String index,
        Optional<String> password,
        Optional<String> user,
        boolean trusted,
        boolean attests,
        String place) {

    private static final Map<String, List<String>> CREDENTIALS = Map.of(
            "twine", List.of("TWINE_PASSWORD"),
            "uv", List.of("UV_PUBLISH_TOKEN", "UV_PUBLISH_PASSWORD"),
            "poetry",
                    List.of("POETRY_PYPI_TOKEN_PYPI", "POETRY_PYPI_TOKEN_TESTPYPI", "POETRY_HTTP_BASIC_PYPI_PASSWORD"),
            "pdm", List.of("PDM_PUBLISH_PASSWORD"),
            "hatch", List.of("HATCH_INDEX_AUTH"),
            "flit", List.of("FLIT_PASSWORD"),
            "maturin", List.of("MATURIN_PYPI_TOKEN", "MATURIN_PASSWORD"));
    private static final List<String> NATIVE = List.of("twine", "uv", "pdm", "maturin");
    private static final Pattern COMMAND = Pattern.compile(
            "\\b(twine)\\s+upload\\b|\\b(uv|poetry|pdm|hatch|flit|maturin)\\s+(?:publish|upload)\\b|\\btox\\b.*-e\\s*\\w*(?:release|publish|upload)");
    private static final Pattern OPTION = Pattern.compile(
            "(?:\\s-p|\\s--password|\\s-t|\\s--token|\\s-P|pypi-token\\.\\w+)[\\s=]+(\"[^\"]*\"|'[^']*'|\\S+)");
    private static final Pattern VARIABLE = Pattern.compile("^\\$\\{?(\\w+)}?$");

    /// @param resolve turns `${{ … }}` into its value
    static Optional<Shipment> of(
            Workflow workflow, Job job, Step step, java.util.function.UnaryOperator<String> resolve) {
        if (step.action().equals("pypa/gh-action-pypi-publish")) {
            return Optional.of(action(step, resolve));
        }
        if (step.run().isEmpty()) {
            return Optional.empty();
        }
        String script = resolve.apply(step.run().get().text());
        Matcher command = COMMAND.matcher(script);
        if (!command.find()) {
            return Optional.empty();
        }
        String tool = Optional.ofNullable(command.group(1))
                .or(() -> Optional.ofNullable(command.group(2)))
                .orElse("twine");
        Map<String, String> env = new LinkedHashMap<>();
        for (Map<String, Scalar> level : List.of(workflow.env(), job.env(), step.env())) {
            level.forEach((name, value) -> env.put(name, resolve.apply(value.text())));
        }
        return Optional.of(command(tool, script, env, step));
    }

    private static Shipment action(Step step, java.util.function.UnaryOperator<String> resolve) {
        Map<String, String> with = new LinkedHashMap<>();
        step.with().forEach((name, value) -> with.put(name.replace('_', '-'), resolve.apply(value.text())));
        String ref = step.uses()
                .map(Scalar::text)
                .orElse("")
                .replaceFirst("^[^@]*@?", "")
                .strip();
        boolean old = ref.matches("v?1\\.[0-7](\\..*)?|release/v1\\.[4-7]|master")
                || ref.equals("27b31702a0e7fc50959f5ad993c78deac1bdfc29");
        boolean attestingVersion = !old && !ref.matches("v?1\\.(8|9|10)(\\..*)?|release/v1\\.(8|9|10)");
        Optional<String> password = Optional.ofNullable(with.get("password")).filter(text -> !text.isEmpty());
        return new Shipment(
                "gh-action",
                index(with.getOrDefault("repository-url", "")),
                password,
                Optional.ofNullable(with.get("user")),
                !old,
                attestingVersion && !with.getOrDefault("attestations", "true").equals("false"),
                with.getOrDefault("packages-dir", ""));
    }

    private static Shipment command(String tool, String script, Map<String, String> env, Step step) {
        Optional<String> password = CREDENTIALS.getOrDefault(tool, List.of()).stream()
                .filter(env::containsKey)
                .map(env::get)
                .findFirst();
        Matcher option = OPTION.matcher(script);
        if (option.find()) {
            String text = option.group(1).replaceAll("^[\"']|[\"']$", "");
            Matcher variable = VARIABLE.matcher(text);
            password = Optional.of(variable.matches() ? env.getOrDefault(variable.group(1), "") : text);
        }
        String where = script + " " + env.getOrDefault("TWINE_REPOSITORY_URL", "") + " "
                + env.getOrDefault("TWINE_REPOSITORY", "") + " " + env.getOrDefault("UV_PUBLISH_URL", "") + " "
                + env.getOrDefault("FLIT_INDEX_URL", "");
        return new Shipment(
                tool,
                index(indexIn(where)),
                password,
                Optional.ofNullable(env.get("TWINE_USERNAME")),
                NATIVE.contains(tool),
                false,
                step.workingDirectory().orElse("") + " " + script);
    }

    /// The part of a script that names the index.
    private static String indexIn(String text) {
        Matcher url = Pattern.compile("(?:repository-url|publish-url|index-url)[\\s=]+(\\S+)")
                .matcher(text);
        if (url.find()) {
            return url.group(1);
        }
        Matcher bare = Pattern.compile("https?://\\S+").matcher(text);
        return text.toLowerCase(Locale.ROOT).contains("testpypi") ? "test.pypi.org" : bare.find() ? bare.group() : "";
    }

    private static String index(String url) {
        return url.contains("test.pypi.org")
                ? "testpypi"
                : url.isEmpty() || url.contains("pypi.org") ? "pypi" : "other";
    }
}
