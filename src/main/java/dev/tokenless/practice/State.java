package dev.tokenless.practice;

import dev.tokenless.practice.index.IndexSeed;
import dev.tokenless.practice.samples.Sample;
import dev.tokenless.practice.samples.SampleEnvironment;
import dev.tokenless.practice.samples.SampleSecret;
import dev.tokenless.practice.samples.SampleToken;
import dev.tokenless.practice.samples.Samples;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The states that a practice world can start in.
enum State {
    /// The samples, untouched.
    FRESH("fresh"),
    /// The samples, and one with a PyPI token in clear in its workflow.
    LEAKED("leaked"),
    /// `acme/rocket` has its environment and its publisher already; its workflow still uses the token.
    HALF_WAY("half-way"),
    /// `acme/docs-theme`, trusted once, has a token in its workflow again.
    DRIFT("drift"),
    /// The samples, and `acme/scattered`, which keeps its token in every store.
    SCATTERED("scattered"),
    /// The samples, and those whose settings can stop a release: pinned actions, immutable releases.
    STRICT("strict");

    /// @param samples    the repositories
    /// @param moreTokens tokens that no secret holds
    record Contents(List<Sample> samples, List<SampleToken> moreTokens) {}

    private static final String TRUSTED_STEP = "- uses: pypa/gh-action-pypi-publish@release/v1\n";

    private final String title;

    State(String title) {
        this.title = title;
    }

    static State named(String name) {
        return Arrays.stream(values())
                .filter(state -> state.title.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no practice state \"" + name
                        + "\"; there are "
                        + Arrays.stream(values()).map(state -> state.title).collect(Collectors.joining(", ")) + "."));
    }

    Contents contents(int generated) {
        List<Sample> samples = new ArrayList<>(Samples.all());
        List<SampleToken> tokens = new ArrayList<>();
        switch (this) {
            case FRESH -> {}
            case LEAKED -> {
                SampleToken leaked = Samples.leakedToken();
                samples.add(Samples.leaked(IndexSeed.tokenText(leaked.label())));
                tokens.add(leaked);
            }
            case HALF_WAY ->
                samples.replaceAll(sample -> sample.name().equals("rocket") ? protectedOne(sample) : sample);
            case SCATTERED -> samples.add(Samples.scattered());
            case STRICT -> samples.addAll(Samples.strict());
            case DRIFT -> samples.replaceAll(sample -> sample.name().equals("docs-theme") ? drifted(sample) : sample);
        }
        samples.addAll(Samples.generated(Math.max(0, generated - samples.size())));
        return new Contents(List.copyOf(samples), List.copyOf(tokens));
    }

    private static Sample protectedOne(Sample sample) {
        return new Sample(
                sample.owner(),
                sample.name(),
                sample.description(),
                sample.isPrivate(),
                sample.admin(),
                sample.files(),
                sample.tags(),
                sample.secrets(),
                List.of(new SampleEnvironment("pypi", List.of("v*"))),
                sample.projects(),
                sample.settings());
    }

    private static Sample drifted(Sample sample) {
        Map<String, String> files = new LinkedHashMap<>(sample.files());
        files.replaceAll((path, text) -> text.replace(
                TRUSTED_STEP, TRUSTED_STEP + "        with:\n          password: ${{ secrets.PYPI_TOKEN }}\n"));
        SampleToken token = new SampleToken("docs-theme upload", Samples.PERSON, Optional.of("docs-theme"));
        return new Sample(
                sample.owner(),
                sample.name(),
                sample.description(),
                sample.isPrivate(),
                sample.admin(),
                files,
                sample.tags(),
                List.of(new SampleSecret(
                        "PYPI_TOKEN", SampleSecret.Place.REPOSITORY, Optional.empty(), Optional.of(token))),
                sample.environments(),
                sample.projects(),
                sample.settings());
    }

    /// What a person has done before the world is entered.
    void afterwards(PracticePerson person, Announcement world) {
        if (this == HALF_WAY) {
            person.pypi()
                    .addPublisher(URI.create(world.pypi()
                            + "/manage/project/rocket/settings/publishing/?provider=github&owner=acme&repository=rocket"
                            + "&workflow_filename=publish.yml&environment=pypi"));
        }
    }
}
