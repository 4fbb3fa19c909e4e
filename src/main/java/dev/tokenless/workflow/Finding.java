package dev.tokenless.workflow;

import dev.tokenless.workflow.shell.Invocation;
import dev.tokenless.workflow.tool.Upload;
import java.util.List;
import java.util.Optional;

/// A publication with all that a change of it needs to know.
///
/// @param invocation the command, for a run step
/// @param obstacles why it must be left to a person, whatever else holds
record Finding(
        Publication publication,
        Upload upload,
        Optional<Invocation> invocation,
        List<Carrier> carriers,
        List<Left> obstacles) {

    Finding {
        carriers = List.copyOf(carriers);
        obstacles = List.copyOf(obstacles);
    }

    /// A stored credential goes to PyPI or TestPyPI.
    boolean usesStoredCredential() {
        return publication.index() != IndexKind.OTHER
                && (publication.credential() instanceof Credential.Token
                        || publication.credential() instanceof Credential.Password);
    }

    boolean trusted() {
        return publication.credential() instanceof Credential.Trusted && publication.index() != IndexKind.OTHER;
    }

    Step step() {
        return publication.step().orElseThrow();
    }
}
