package dev.tokenless.practice.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The practice person's repositories: one for each shape that a migration meets.
public final class Samples {

    /// Who is signed in, on the practice GitHub and on both practice indexes.
    public static final String PERSON = "ada-practice";

    /// A colleague, who owns what the practice person does not.
    public static final String COLLEAGUE = "grace";

    private static final SampleToken ACCOUNT_TOKEN = new SampleToken("ci-2024", PERSON, Optional.empty());

    private Samples() {}

    /// The named samples, always the same.
    public static List<Sample> all() {
        return List.of(
                rocket(),
                launchpad(),
                telemetry(),
                tinyYaml(),
                docsTheme(),
                internalSdk(),
                autopilot(),
                guidance(),
                oldCamera(),
                handbook());
    }

    /// Those whose settings can stop a release.
    public static List<Sample> strict() {
        return List.of(strictValve(), sealedJar());
    }

    /// A repository with a token written into its workflow, for the world that starts with a leak.
    ///
    /// @param tokenText what stands there in clear
    public static Sample leaked(String tokenText) {
        SampleFiles files = new SampleFiles("lost-key");
        return files.sample(PERSON, "The token stands in the workflow")
                .withFiles(Map.of(
                        ".github/workflows/release.yml",
                        files.text("release.yml").replace("TOKEN_IN_CLEAR", tokenText)))
                .withTags("v0.3.0", "v0.3.1")
                // nobody tagged the last one: somebody else uploaded it with the token
                .withProjects(SampleProject.of("lost-key", PERSON, "0.3.0", "0.3.1", "0.3.1.post1"))
                .build();
    }

    /// A repository that keeps its token in every place that GitHub offers.
    public static Sample scattered() {
        SampleToken token = token("scattered");
        return new SampleFiles("rocket")
                .named("scattered", "acme", "A token in every store")
                .withTags("v1.0.0")
                .withSecrets(Arrays.stream(SampleSecret.Place.values())
                        .map(place -> SampleSecret.in(place, "PYPI_API_TOKEN", token))
                        .toArray(SampleSecret[]::new))
                .withProjects(SampleProject.of("scattered", PERSON, "1.0.0"))
                .build();
    }

    /// The token that stands in the clear in [#leaked].
    public static SampleToken leakedToken() {
        return new SampleToken("lost-key upload", PERSON, Optional.of("lost-key"));
    }

    /// Enough repositories to reach `count` in all: in turn one that uses a token in the action, one with twine, and
    /// two that publish nothing.
    public static List<Sample> generated(int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(generatedOne(i));
        }
        return samples;
    }

    private static Sample generatedOne(int i) {
        String name = "fleet-%04d".formatted(i + 1);
        return switch (i % 4) {
            case 0 -> fleet(name, "rocket", "PYPI_API_TOKEN");
            case 1 -> fleet(name, "tiny-yaml", "PYPI_TOKEN");
            default ->
                new SampleFiles("handbook")
                        .named(name, "acme", "Publishes nothing")
                        .build();
        };
    }

    private static Sample fleet(String name, String like, String secret) {
        return new SampleFiles(like)
                .named(name, "acme", "One of the fleet")
                .withTags("v1.0.0", "v1.1.0")
                .withSecrets(SampleSecret.inRepository(secret, ACCOUNT_TOKEN))
                .withProjects(SampleProject.of(name, PERSON, "1.0.0", "1.1.0"))
                .build();
    }

    private static Sample rocket() {
        return new SampleFiles("rocket")
                .sample("acme", "A password in the action")
                .withTags("v2.2.0", "v2.3.0", "v2.3.1")
                .withSecrets(SampleSecret.inRepository("PYPI_API_TOKEN", token("rocket")))
                .withProjects(SampleProject.of("rocket", PERSON, "2.2.0", "2.3.0", "2.3.1"))
                .build();
    }

    private static Sample launchpad() {
        return new SampleFiles("launchpad")
                .sample("acme", "Two packages in one repository")
                .withTags("v1.0.0", "v1.1.0")
                .withSecrets(
                        SampleSecret.inRepository("PYPI_TOKEN_CORE", token("launchpad-core")),
                        SampleSecret.inRepository("PYPI_TOKEN_CLI", token("launchpad-cli")))
                .withProjects(
                        SampleProject.of("launchpad-core", PERSON, "1.0.0", "1.1.0")
                                .in("packages/core"),
                        SampleProject.of("launchpad-cli", PERSON, "1.0.0", "1.1.0")
                                .in("packages/cli"))
                .build();
    }

    private static Sample telemetry() {
        return new SampleFiles("telemetry")
                .sample("acme", "Published by Poetry")
                .withTags("0.8.0", "0.9.0")
                .withSecrets(SampleSecret.inRepository("PYPI_TOKEN", ACCOUNT_TOKEN))
                .withProjects(SampleProject.of("telemetry", PERSON, "0.8.0", "0.9.0"))
                .build();
    }

    private static Sample tinyYaml() {
        return new SampleFiles("tiny-yaml")
                .sample(PERSON, "Published by twine")
                .withTags("v0.1.0", "v0.2.0")
                .withSecrets(SampleSecret.inRepository("PYPI_TOKEN", ACCOUNT_TOKEN))
                .withProjects(SampleProject.of("tiny-yaml", PERSON, "0.1.0", "0.2.0"))
                .build();
    }

    private static Sample docsTheme() {
        return new SampleFiles("docs-theme")
                .sample("acme", "Already trusted")
                .withTags("v3.0.0", "v3.1.0")
                .withEnvironments(new SampleEnvironment("pypi", List.of("v*")))
                .withProjects(
                        SampleProject.of("docs-theme", PERSON, "3.0.0", "3.1.0").trusting("release.yml"))
                .build();
    }

    private static Sample internalSdk() {
        return new SampleFiles("internal-sdk")
                .sample("acme", "A private index, not PyPI")
                .hidden()
                .withTags("v5.0.0")
                .withSecrets(SampleSecret.foreign("NEXUS_TOKEN"))
                .build();
    }

    private static Sample autopilot() {
        return new SampleFiles("autopilot")
                .sample("acme", "Its release is made by GITHUB_TOKEN, which starts nothing")
                .withTags("v0.4.0")
                .withSecrets(SampleSecret.inRepository("PYPI_API_TOKEN", ACCOUNT_TOKEN))
                .withProjects(SampleProject.of("autopilot", PERSON, "0.4.0"))
                .build();
    }

    private static Sample guidance() {
        return new SampleFiles("guidance")
                .sample("orbit-org", "The person may push, but is not admin; Maintainer on PyPI")
                .withoutAdmin()
                .withTags("v1.4.0")
                .withSecrets(SampleSecret.inRepository(
                        "pypi_password", new SampleToken("guidance upload", COLLEAGUE, Optional.of("guidance"))))
                .withProjects(SampleProject.of("guidance", COLLEAGUE, "1.4.0").withRole(PERSON, "Maintainer"))
                .build();
    }

    private static Sample oldCamera() {
        return new SampleFiles("old-camera")
                .sample(PERSON, "The upload hides in tox")
                .withTags("1.9")
                .withSecrets(SampleSecret.inRepository("PYPI_PASSWORD", ACCOUNT_TOKEN))
                .withProjects(SampleProject.of("old-camera", PERSON, "1.9"))
                .build();
    }

    private static Sample strictValve() {
        return new SampleFiles("strict-valve")
                .sample("acme", "Only actions pinned to a commit may run")
                .withTags("v1.0.0", "v1.1.0")
                .withSecrets(SampleSecret.inRepository("PYPI_API_TOKEN", token("strict-valve")))
                .withProjects(SampleProject.of("strict-valve", PERSON, "1.0.0", "1.1.0"))
                .withSettings(Sample.Setting.PINNED_ACTIONS)
                .build();
    }

    private static Sample sealedJar() {
        return new SampleFiles("sealed-jar")
                .sample("acme", "Attaches files to a release that takes none once it is published")
                .withTags("v2.0.0")
                .withSecrets(SampleSecret.inRepository("PYPI_API_TOKEN", token("sealed-jar")))
                .withProjects(SampleProject.of("sealed-jar", PERSON, "2.0.0"))
                .withSettings(Sample.Setting.IMMUTABLE_RELEASES)
                .build();
    }

    private static Sample handbook() {
        return new SampleFiles("handbook").sample("acme", "Publishes nothing").build();
    }

    private static SampleToken token(String project) {
        return new SampleToken(project + " upload", PERSON, Optional.of(project));
    }
}
