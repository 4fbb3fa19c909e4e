package dev.tokenless.pypi;

import dev.tokenless.workflow.EnvironmentName;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Who published a file, as the index recorded it when it accepted the upload (Integrity API, PEP 740).
public record Provenance(List<Bundle> bundles) {

    public Provenance {
        bundles = List.copyOf(bundles);
    }

    /// The attestations of one publisher.
    ///
    /// @param kind        `GitHub`, `GitLab`, `Google` or `ActiveState`
    /// @param repository  `owner/name`; empty for publishers that have none
    /// @param workflow    the workflow file's bare name
    /// @param environment the publisher's environment, lower-cased by PyPI; empty means that any will do
    public record Bundle(
            String kind,
            String repository,
            String workflow,
            Optional<EnvironmentName> environment,
            List<Attestation> attestations) {
        public Bundle {
            attestations = List.copyOf(attestations);
        }
    }

    /// One signed statement about a file, with what its certificate says about the run (Fulcio's certificate
    /// extensions). PyPI verified it on upload; here it is only read.
    ///
    /// @param predicateType what is attested, as a URI
    /// @param subject       the file's name
    /// @param sha256        its digest, which must equal the index's
    /// @param run           the workflow run's page
    /// @param sourceCommit  the commit that was built
    /// @param sourceRef     the ref that was built, like `refs/tags/v1.2.3`
    /// @param trigger       the event that started the run
    public record Attestation(
            String predicateType,
            String subject,
            String sha256,
            Optional<URI> run,
            Optional<String> sourceCommit,
            Optional<String> sourceRef,
            Optional<String> trigger) {}
}
