package dev.tokenless.migration;

import dev.tokenless.pypi.DistributionFile;
import dev.tokenless.pypi.ProjectPage;
import dev.tokenless.pypi.Provenance;
import dev.tokenless.trust.Publisher;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Judges the newest version of a project by its provenance. The index writes the publisher into it from the record
/// that it matched at upload (Warehouse, `oidc/models/github.py`), and never for a token upload. Repository and
/// environment are compared without case, the workflow file exactly.
public final class Verifier {

    private final Publisher expected;
    private final Predicate<String> holdsMigration;
    private final Optional<Instant> since;

    /// @param holdsMigration whether a source commit publishes without any credential
    /// @param since          a file without provenance that is older than this says nothing; empty: none says
    ///     anything
    Verifier(Publisher expected, Predicate<String> holdsMigration, Optional<Instant> since) {
        this.expected = expected;
        this.holdsMigration = holdsMigration;
        this.since = since;
    }

    /// The verdict for one project, without a road: for `verify` on the command line.
    ///
    /// @param since only files uploaded at this time or later count; empty: the newest
    public static Verification verify(
            Ports ports, ProjectName project, IndexKind index, Publisher expected, Optional<Instant> since) {
        ProjectFacts facts = new Surveyor(ports).facts(index, project);
        Optional<DistributionFile> newest = facts.page().flatMap(ProjectPage::newest);
        if (since.isPresent() && newest.isPresent() && newest.get().uploadedAt().isBefore(since.get())) {
            return old(newest.get());
        }
        return new Verifier(expected, _ -> true, Optional.of(since.orElse(Instant.EPOCH))).judge(facts);
    }

    Verification judge(ProjectFacts facts) {
        List<DistributionFile> files = facts.newest();
        if (files.isEmpty()) {
            return new Verification.NotYet(
                    facts.page().isEmpty()
                            ? "There is no project " + facts.name() + " on " + Indexes.name(facts.index()) + " yet."
                            : facts.name() + " has no file on " + Indexes.name(facts.index()) + " yet.");
        }
        List<Seen> seen = new ArrayList<>();
        for (DistributionFile file : files) {
            seen.add(look(file, Optional.ofNullable(facts.provenance().get(file.filename()))));
        }
        return verdict(files, seen);
    }

    private Verification verdict(List<DistributionFile> files, List<Seen> seen) {
        String version = files.getFirst().version();
        List<String> names =
                files.stream().map(DistributionFile::filename).sorted().toList();
        Optional<Seen.Other> other = seen.stream()
                .filter(Seen.Other.class::isInstance)
                .map(Seen.Other.class::cast)
                .findFirst();
        if (other.isPresent()) {
            boolean open = seen.stream()
                    .allMatch(each -> each instanceof Seen.Same
                            || (each instanceof Seen.Other different && different.onlyEnvironmentOpen()));
            return new Verification.ProvedDifferent(
                    version, names, expected, other.get().words(), open);
        }
        DistributionFile newest = newest(files);
        if (!seen.stream().allMatch(Seen.Same.class::isInstance)) {
            return since.isPresent() && !newest.uploadedAt().isBefore(since.get())
                    ? new Verification.Inconclusive(version, names)
                    : old(newest);
        }
        return proved(version, names, newest, ((Seen.Same) seen.getFirst()).attestations());
    }

    private Verification proved(
            String version, List<String> names, DistributionFile newest, List<Provenance.Attestation> attestations) {
        Optional<String> commit = first(attestations, Provenance.Attestation::sourceCommit);
        if (commit.isPresent() && !holdsMigration.test(commit.get())) {
            return new Verification.NotYet(version + " was built from commit " + shortened(commit.get())
                    + ", which does not hold the new workflow. Release from a commit that does.");
        }
        Optional<URI> run = first(attestations, Provenance.Attestation::run);
        return new Verification.Proved(version, names, expected, run, commit, newest.uploadedAt());
    }

    private Seen look(DistributionFile file, Optional<Provenance> provenance) {
        List<Provenance.Bundle> bundles = provenance.map(Provenance::bundles).orElse(List.of());
        for (Provenance.Bundle bundle : bundles) {
            if (matches(bundle, expected)) {
                return new Seen.Same(bundle.attestations());
            }
        }
        return bundles.stream()
                .<Seen>map(bundle -> new Seen.Other(file.filename() + " by " + words(bundle), matchesOpen(bundle)))
                .findFirst()
                .orElseGet(Seen.Nothing::new);
    }

    /// Whether a bundle names exactly this publisher.
    static boolean matches(Provenance.Bundle bundle, Publisher expected) {
        return sameWorkflow(bundle, expected) && bundle.environment().equals(expected.environment());
    }

    /// The expected workflow by a publisher that asks for no environment.
    private boolean matchesOpen(Provenance.Bundle bundle) {
        return sameWorkflow(bundle, expected) && bundle.environment().isEmpty();
    }

    private static boolean sameWorkflow(Provenance.Bundle bundle, Publisher expected) {
        return bundle.kind().equals("GitHub")
                && bundle.repository().equalsIgnoreCase(expected.repository().toString())
                && bundle.workflow().equals(expected.file().name());
    }

    static String words(Provenance.Bundle bundle) {
        return bundle.kind().equals("GitHub")
                ? bundle.repository() + ", " + bundle.workflow()
                        + bundle.environment()
                                .map(name -> ", environment " + name.value())
                                .orElse(", any environment")
                : bundle.kind() + " " + bundle.repository();
    }

    private static Verification old(DistributionFile newest) {
        return new Verification.NotYet("The newest version, " + newest.version() + " of " + newest.uploadedAt()
                + ", was uploaded before the migration.");
    }

    private static DistributionFile newest(List<DistributionFile> files) {
        return files.stream()
                .max(Comparator.comparing(DistributionFile::uploadedAt))
                .orElseThrow();
    }

    private static <T> Optional<T> first(
            List<Provenance.Attestation> attestations, Function<Provenance.Attestation, Optional<T>> part) {
        return attestations.stream().flatMap(each -> part.apply(each).stream()).findFirst();
    }

    private static String shortened(String commit) {
        return commit.substring(0, Math.min(7, commit.length()));
    }

    /// What one file's provenance says.
    private sealed interface Seen {
        record Same(List<Provenance.Attestation> attestations) implements Seen {}

        record Other(String words, boolean onlyEnvironmentOpen) implements Seen {}

        record Nothing() implements Seen {}
    }
}
