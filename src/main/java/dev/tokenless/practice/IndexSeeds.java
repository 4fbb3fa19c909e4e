package dev.tokenless.practice;

import dev.tokenless.practice.github.PracticeGitHub;
import dev.tokenless.practice.index.IndexSeed;
import dev.tokenless.practice.index.IndexSeed.SeededProject;
import dev.tokenless.practice.index.IndexSeed.SeededPublisher;
import dev.tokenless.practice.index.IndexSeed.SeededRelease;
import dev.tokenless.practice.index.IndexSeed.SeededToken;
import dev.tokenless.practice.index.IndexSeed.Via;
import dev.tokenless.practice.index.ProjectStatus;
import dev.tokenless.practice.index.Role;
import dev.tokenless.practice.index.Scope;
import dev.tokenless.practice.index.SigningIdentity;
import dev.tokenless.practice.samples.Sample;
import dev.tokenless.practice.samples.SampleProject;
import dev.tokenless.practice.samples.SampleSecret;
import dev.tokenless.practice.samples.SampleToken;
import dev.tokenless.practice.samples.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the two indexes start with, from the same samples.
final class IndexSeeds {

    private final List<Sample> samples;
    private final List<SampleToken> moreTokens;
    private final PracticeGitHub github;
    private final Instant now;

    IndexSeeds(List<Sample> samples, List<SampleToken> moreTokens, PracticeGitHub github, Instant now) {
        this.samples = samples;
        this.moreTokens = moreTokens;
        this.github = github;
        this.now = now;
    }

    IndexSeed pypi() {
        return new IndexSeed(Samples.PERSON, projects(true), tokens());
    }

    /// The same projects, registered for rehearsals, without files or tokens.
    IndexSeed testpypi() {
        return new IndexSeed(Samples.PERSON, projects(false), List.of());
    }

    private List<SeededProject> projects(boolean released) {
        List<SeededProject> seeded = new ArrayList<>();
        for (Sample sample : samples) {
            for (SampleProject project : sample.projects()) {
                Optional<SeededPublisher> publisher =
                        released ? project.trustedWorkflow().map(file -> publisher(sample, file)) : Optional.empty();
                Map<String, Role> roles = new LinkedHashMap<>();
                project.roles()
                        .forEach((user, role) -> roles.put(user, role.equals("Owner") ? Role.OWNER : Role.MAINTAINER));
                seeded.add(new SeededProject(
                        project.name(),
                        roles,
                        Map.of("Source", "https://github.com/" + sample.fullName()),
                        ProjectStatus.ACTIVE,
                        publisher.stream().toList(),
                        released ? releases(sample, project, publisher) : List.of()));
            }
        }
        return seeded;
    }

    private SeededPublisher publisher(Sample sample, String file) {
        long owner = github.account(sample.owner()).orElseThrow().id();
        return new SeededPublisher(sample.owner(), owner, sample.name(), file, "pypi");
    }

    private List<SeededRelease> releases(Sample sample, SampleProject project, Optional<SeededPublisher> publisher) {
        List<SeededRelease> releases = new ArrayList<>();
        int age = 30 * (project.versions().size() + 1);
        for (String version : project.versions()) {
            age -= 30;
            String repository = sample.fullName();
            Via via = publisher
                    .<Via>map(found -> new Via.Trusted(
                            found,
                            Optional.of(SigningIdentity.of(
                                    repository,
                                    found.workflow(),
                                    "0".repeat(40),
                                    "refs/tags/v" + version,
                                    "release",
                                    "https://github.com/" + repository + "/actions/runs/1/attempts/1"))))
                    .orElseGet(() -> new Via.Token(
                            project.roles().containsKey(Samples.PERSON) ? Samples.PERSON : Samples.COLLEAGUE));
            releases.add(new SeededRelease(version, now.minus(Duration.ofDays(age)), via, false));
        }
        return releases;
    }

    private List<SeededToken> tokens() {
        Map<String, SeededToken> tokens = new LinkedHashMap<>();
        List<SampleToken> all = new ArrayList<>(moreTokens);
        samples.stream()
                .flatMap(sample -> sample.secrets().stream())
                .map(SampleSecret::token)
                .flatMap(Optional::stream)
                .forEach(all::add);
        for (SampleToken token : all) {
            Scope scope = token.project().<Scope>map(Scope.OneProject::new).orElseGet(Scope.AllProjects::new);
            tokens.putIfAbsent(
                    token.label(),
                    new SeededToken(
                            token.label(),
                            token.user(),
                            scope,
                            IndexSeed.tokenText(token.label()),
                            now.minus(Duration.ofDays(400)),
                            Optional.of(now.minus(Duration.ofDays(30)))));
        }
        return List.copyOf(tokens.values());
    }
}
