package dev.tokenless.migration;

import dev.tokenless.pypi.DistributionFile;
import dev.tokenless.pypi.ProjectPage;
import dev.tokenless.pypi.Provenance;
import dev.tokenless.pypi.PyPiException;
import dev.tokenless.trust.Publisher;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
    /// @return inconclusive as well where the index does not answer; the other projects of a list still get theirs
    public static Verification verify(
            Ports ports, ProjectName project, IndexKind index, Publisher expected, Optional<Instant> since) {
        ProjectFacts facts;
        try {
            facts = new Surveyor(ports).facts(index, project);
        } catch (PyPiException failure) {
            return new Verification.Inconclusive(
                    "", List.of(), failure.failure().sentence(), "Nothing was seen, so nothing is proved or refuted.");
        }
        Optional<DistributionFile> newest = facts.page().flatMap(ProjectPage::newest);
        if (since.isPresent() && newest.isPresent() && newest.get().uploadedAt().isBefore(since.get())) {
            return old(newest.get());
        }
        return new Verifier(expected, _ -> true, Optional.of(since.orElse(Instant.EPOCH))).judge(facts);
    }

    Verification judge(ProjectFacts facts) {
        List<DistributionFile> files = facts.newest();
        if (facts.page().filter(page -> page.status().equals("quarantined")).isPresent()) {
            return new Verification.NotYet(facts.name() + " is quarantined on " + Indexes.name(facts.index())
                    + ": nothing can be uploaded or installed until its administrators have decided.");
        }
        if (files.isEmpty()) {
            return new Verification.NotYet(
                    facts.page().isEmpty()
                            ? "There is no project " + facts.name() + " on " + Indexes.name(facts.index()) + " yet."
                            : facts.name() + " has no file on " + Indexes.name(facts.index()) + " yet.");
        }
        Map<DistributionFile, Seen> seen = new LinkedHashMap<>();
        for (DistributionFile file : files) {
            seen.put(file, look(file, Optional.ofNullable(facts.provenance().get(file.filename()))));
        }
        return verdict(files, seen);
    }

    private Verification verdict(List<DistributionFile> files, Map<DistributionFile, Seen> seen) {
        String version = files.getFirst().version();
        List<String> names =
                files.stream().map(DistributionFile::filename).sorted().toList();
        Optional<Seen.Other> other = seen.values().stream()
                .filter(Seen.Other.class::isInstance)
                .map(Seen.Other.class::cast)
                .findFirst();
        if (other.isPresent()) {
            return different(version, names, other.get(), seen.values());
        }
        List<String> bare = seen.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Seen.Nothing)
                .map(entry -> entry.getKey().filename())
                .sorted()
                .toList();
        DistributionFile newest = newest(files);
        if (!bare.isEmpty()) {
            return since.isPresent() && !newest.uploadedAt().isBefore(since.get())
                    ? Verification.Inconclusive.withoutProvenance(version, names, bare)
                    : old(newest);
        }
        return proved(names, newest, attestations(seen.values()));
    }

    /// An open publisher unlocks as a matching one does, so its commit has to hold the migration too.
    private Verification different(String version, List<String> names, Seen.Other other, Collection<Seen> seen) {
        boolean open = seen.stream()
                .allMatch(each -> each instanceof Seen.Same
                        || (each instanceof Seen.Other different && different.onlyEnvironmentOpen()));
        List<Provenance.Attestation> attestations = open ? attestations(seen) : List.of();
        return unmigrated(version, attestations)
                .orElseGet(() -> new Verification.ProvedDifferent(version, names, expected, other.words(), open));
    }

    private Verification proved(
            List<String> names, DistributionFile newest, List<Provenance.Attestation> attestations) {
        Optional<String> commit = first(attestations, Provenance.Attestation::sourceCommit);
        String version = newest.version();
        if (commit.isEmpty()) {
            return new Verification.Inconclusive(
                    version,
                    names,
                    "The certificate of " + version + " names no source commit, and time alone proves nothing.",
                    "Look at the run that published it: did its workflow hold no credential?");
        }
        Optional<URI> run = first(attestations, Provenance.Attestation::run);
        return unmigrated(version, attestations)
                .orElseGet(() -> new Verification.Proved(
                        version, names, expected, run, commit, newest.uploadedAt(), newest.yanked()));
    }

    /// Every commit that a file of the version was built from has to publish without a credential.
    private Optional<Verification> unmigrated(String version, List<Provenance.Attestation> attestations) {
        return attestations.stream()
                .flatMap(each -> each.sourceCommit().stream())
                .distinct()
                .filter(holdsMigration.negate())
                .findFirst()
                .map(commit -> new Verification.NotYet(version + " was built from commit " + shortened(commit)
                        + ", which does not hold the new workflow. Release from a commit that does."));
    }

    private static List<Provenance.Attestation> attestations(Collection<Seen> seen) {
        return seen.stream()
                .flatMap(each -> switch (each) {
                    case Seen.Same same -> same.attestations().stream();
                    case Seen.Other other -> other.attestations().stream();
                    case Seen.Nothing _ -> Stream.<Provenance.Attestation>empty();
                })
                .toList();
    }

    private Seen look(DistributionFile file, Optional<Provenance> provenance) {
        List<Provenance.Bundle> bundles = provenance.map(Provenance::bundles).orElse(List.of());
        for (Provenance.Bundle bundle : bundles) {
            if (matches(bundle, expected)) {
                return about(file, bundle)
                        ? new Seen.Same(bundle.attestations())
                        : new Seen.Other(
                                file.filename() + " with an attestation for other content",
                                false,
                                bundle.attestations());
            }
        }
        return bundles.stream()
                .<Seen>map(bundle -> new Seen.Other(
                        file.filename() + " was uploaded by " + words(bundle),
                        matchesOpen(bundle),
                        bundle.attestations()))
                .findFirst()
                .orElseGet(Seen.Nothing::new);
    }

    /// The statement's digest must be the file's; an index that gives no digest cannot be held to it.
    private static boolean about(DistributionFile file, Provenance.Bundle bundle) {
        return file.sha256().isEmpty()
                || bundle.attestations().stream()
                        .allMatch(attestation -> attestation.sha256().equalsIgnoreCase(file.sha256()));
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
                : ("a publisher of " + bundle.kind() + " " + bundle.repository()).strip();
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

        record Other(String words, boolean onlyEnvironmentOpen, List<Provenance.Attestation> attestations)
                implements Seen {}

        record Nothing() implements Seen {}
    }
}
