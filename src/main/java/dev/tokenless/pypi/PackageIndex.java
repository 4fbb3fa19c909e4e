package dev.tokenless.pypi;

import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Waiting;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import java.util.Optional;
import java.util.function.Consumer;

/// One index, PyPI or TestPyPI, read without credentials. Calls block and are made one after the other, as PyPI asks.
/// All failures are `PyPiException`; what is not there is empty.
public interface PackageIndex {

    /// `PYPI` or `TESTPYPI`.
    IndexKind kind();

    /// The project's files. An answer up to a few minutes old (in the world's time) may be used again.
    Optional<ProjectPage> project(ProjectName project);

    /// As `project`, but asked anew: after a release yesterday's answer is worth nothing.
    Optional<ProjectPage> freshProject(ProjectName project);

    /// Who published a file; empty where the index holds no provenance for it.
    Optional<Provenance> provenance(ProjectName project, DistributionFile file);

    /// What the project says about itself, and who owns it.
    Optional<Description> description(ProjectName project);

    /// The index's pages.
    Links links();

    /// The same index for one piece of work, which can be cancelled and hears of waiting.
    PackageIndex during(Cancellation cancellation, Consumer<Waiting> onWaiting);
}
