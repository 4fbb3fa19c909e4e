package dev.tokenless.migration;

import dev.tokenless.pypi.DistributionFile;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.Publisher;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a record tells about a migration beyond its ten items: what was there before, what is there now, and by which
/// values and files it can be followed up. Holds no file's text and no secret's value.
///
/// @param environments each environment of the plan, before and now
/// @param publishers   the values that were to be entered on the index, one set each
/// @param proposal     the pull request, once there is one
/// @param uploads      the newest upload of each way to publish that proved its publisher
/// @param deleted      the secrets that are gone, as name and place
/// @param defence      what else protects the releases
public record Particulars(
        List<Environment> environments,
        List<Registration> publishers,
        Optional<Proposed> proposal,
        List<Upload> uploads,
        List<Entry.Trace.Secret> deleted,
        Defence defence) {

    public Particulars {
        environments = List.copyOf(environments);
        publishers = List.copyOf(publishers);
        uploads = List.copyOf(uploads);
        deleted = List.copyOf(deleted);
    }

    /// One environment.
    ///
    /// @param before as it was read just before the first change to it, or at the survey
    /// @param now    as it was read last
    public record Environment(EnvironmentName name, EnvironmentRules before, EnvironmentRules now) {}

    /// One trusted publisher, as a person enters it on the index's page.
    public record Registration(IndexKind index, ProjectName project, Publisher publisher) {}

    /// The pull request with the new workflows.
    ///
    /// @param state open, merged or closed
    /// @param base  the commit that the plan was made for
    /// @param tip   the commit that holds the new files
    public record Proposed(int number, String url, String state, String base, String tip, List<FileChange> files) {}

    /// One upload, as the index reports it.
    ///
    /// @param run    the run that uploaded it, from the certificate
    /// @param commit the source commit, from the certificate
    public record Upload(
            IndexKind index,
            ProjectName project,
            String version,
            Publisher publisher,
            Optional<URI> run,
            Optional<String> commit,
            Instant at,
            List<DistributionFile> files) {}

    /// The particulars of a situation; nothing is read.
    static Particulars of(Situation situation, Defence defence) {
        Plan plan = situation.plan();
        return new Particulars(
                plan.changes(Change.PutEnvironment.class).stream()
                        .map(change -> environment(situation, change))
                        .toList(),
                plan.changes(Change.RegisterPublisher.class).stream()
                        .map(change -> new Registration(change.target().index(), change.project(), change.publisher()))
                        .toList(),
                situation
                        .evidence()
                        .pullRequest()
                        .map(request -> new Proposed(
                                request.number(),
                                request.htmlUrl(),
                                switch (request.state()) {
                                    case OPEN -> "open";
                                    case MERGED -> "merged";
                                    case CLOSED -> "closed";
                                },
                                plan.base(),
                                request.mergeCommit().orElse(request.headSha()),
                                plan.files())),
                plan.targets().stream()
                        .flatMap(target -> upload(situation.evidence(), target).stream())
                        .toList(),
                situation.history().deletedSecrets(),
                defence);
    }

    private static Environment environment(Situation situation, Change.PutEnvironment change) {
        return new Environment(
                change.name(),
                situation
                        .history()
                        .environmentBefore(change)
                        .map(Entry.Trace.Environment::rules)
                        .orElse(change.before()),
                situation.evidence().now().rules(change.name()));
    }

    private static Optional<Upload> upload(Evidence evidence, Target.Publishing target) {
        return target.project()
                .flatMap(project -> evidence.verification(target) instanceof Verification.Proved proved
                        ? Optional.of(new Upload(
                                target.index(),
                                project,
                                proved.version(),
                                proved.publisher(),
                                proved.run(),
                                proved.commit(),
                                proved.uploadedAt(),
                                evidence.now()
                                        .project(target.index(), project)
                                        .map(ProjectFacts::newest)
                                        .orElse(List.of())))
                        : Optional.empty());
    }
}
