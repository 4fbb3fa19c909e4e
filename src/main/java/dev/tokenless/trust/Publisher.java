package dev.tokenless.trust;

import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.WorkflowFile;
import java.util.Optional;

/// A trusted publisher as PyPI's form takes it.
///
/// Owner, repository and file name are kept as written: PyPI looks a publisher up by exact equality, so `Owner` and
/// `owner` differ there although GitHub treats them alike. An empty environment is PyPI's "(Any)".
public record Publisher(RepositoryName repository, WorkflowFile file, Optional<EnvironmentName> environment) {

    /// `owner/name/file.yml@environment`, as the command line takes it.
    @Override
    public String toString() {
        return repository + "/" + file + environment.map(name -> "@" + name).orElse("");
    }
}
