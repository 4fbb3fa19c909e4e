package dev.tokenless.practice;

import dev.tokenless.practice.index.IndexSeed;
import dev.tokenless.practice.samples.Sample;
import dev.tokenless.practice.samples.SampleToken;
import dev.tokenless.practice.samples.Samples;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The states that a practice world can start in.
enum State {
    /// The samples, untouched.
    FRESH("fresh"),
    /// The samples, and one with a PyPI token in clear in its workflow.
    LEAKED("leaked"),
    /// `acme/rocket` has its publisher on PyPI already; its workflow still uses the token.
    HALF_WAY("half-way");

    /// @param samples    the repositories
    /// @param moreTokens tokens that no secret holds
    record Contents(List<Sample> samples, List<SampleToken> moreTokens) {}

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
        if (this == LEAKED) {
            SampleToken leaked = Samples.leakedToken();
            samples.add(Samples.leaked(IndexSeed.tokenText(leaked.label())));
            tokens.add(leaked);
        }
        samples.addAll(Samples.generated(Math.max(0, generated - samples.size())));
        return new Contents(List.copyOf(samples), List.copyOf(tokens));
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
