package dev.tokenless.migration;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Waiting;
import dev.tokenless.desktop.World;
import dev.tokenless.pypi.Description;
import dev.tokenless.pypi.DistributionFile;
import dev.tokenless.pypi.Links;
import dev.tokenless.pypi.PackageIndex;
import dev.tokenless.pypi.ProjectPage;
import dev.tokenless.pypi.Provenance;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// An index in memory.
final class FakeIndex implements PackageIndex {

    private final IndexKind kind;
    private final Map<ProjectName, List<DistributionFile>> files = new HashMap<>();
    private final Map<String, Provenance> provenance = new HashMap<>();

    String status = "active";
    Map<String, String> urls = Map.of("Source", "https://github.com/acme/rocket");
    List<Description.Role> roles = List.of();

    FakeIndex(IndexKind kind) {
        this.kind = kind;
    }

    /// Uploads with a token.
    void upload(ProjectName project, String version, Instant at) {
        file(project, version, at, Optional.empty());
    }

    /// Uploads through a publisher.
    void publish(
            ProjectName project,
            String version,
            Instant at,
            String repository,
            String workflow,
            Optional<EnvironmentName> environment,
            String commit) {
        Provenance.Attestation attestation = new Provenance.Attestation(
                "https://docs.pypi.org/attestations/publish/v1",
                "file",
                "00",
                Optional.of(URI.create("https://github.com/Acme/rocket/actions/runs/8830/attempts/1")),
                Optional.of(commit),
                Optional.of("refs/tags/v" + version),
                Optional.of("release"));
        file(
                project,
                version,
                at,
                Optional.of(new Provenance(List.of(
                        new Provenance.Bundle("GitHub", repository, workflow, environment, List.of(attestation))))));
    }

    private void file(ProjectName project, String version, Instant at, Optional<Provenance> proof) {
        file(project, version, project.normalised() + "-" + version + ".tar.gz", at, proof);
    }

    void file(ProjectName project, String version, String name, Instant at, Optional<Provenance> proof) {
        URI url = URI.create("https://files.pythonhosted.org/" + name);
        files.computeIfAbsent(project, _ -> new ArrayList<>())
                .add(new DistributionFile(name, version, url, at, "00", false, proof.map(_ -> url)));
        proof.ifPresent(found -> provenance.put(name, found));
    }

    void forget(ProjectName project) {
        files.remove(project);
    }

    void remove(ProjectName project, String filename) {
        files.getOrDefault(project, new ArrayList<>())
                .removeIf(file -> file.filename().equals(filename));
    }

    @Override
    public IndexKind kind() {
        return kind;
    }

    @Override
    public Optional<ProjectPage> project(ProjectName project) {
        return Optional.ofNullable(files.get(project))
                .map(found -> new ProjectPage(project, status, Optional.empty(), found));
    }

    @Override
    public Optional<ProjectPage> freshProject(ProjectName project) {
        return project(project);
    }

    @Override
    public Optional<Provenance> provenance(ProjectName project, DistributionFile file) {
        return Optional.ofNullable(provenance.get(file.filename()));
    }

    @Override
    public Optional<Description> description(ProjectName project) {
        return Optional.of(new Description(project, urls, roles, Optional.empty()));
    }

    @Override
    public Links links() {
        return new Links(
                URI.create(kind == IndexKind.TESTPYPI ? "https://test.pypi.org/" : "https://pypi.org/"), World.REAL);
    }

    @Override
    public PackageIndex during(Cancellation cancellation, Consumer<Waiting> onWaiting) {
        return this;
    }
}
