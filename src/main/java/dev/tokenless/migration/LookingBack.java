package dev.tokenless.migration;

import dev.tokenless.pypi.DistributionFile;
import dev.tokenless.pypi.ProjectPage;
import dev.tokenless.pypi.Provenance;
import dev.tokenless.workflow.ProjectName;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The leak road's look back, all of it under the eighth item: a token is not done with while nobody has looked what
/// it was used for. A pure function of plan, journal and evidence.
final class LookingBack {

    private final Plan plan;
    private final History history;
    private final Evidence evidence;

    LookingBack(Plan plan, History history, Evidence evidence) {
        this.plan = plan;
        this.history = history;
        this.evidence = evidence;
    }

    Map<Target, State> states() {
        Map<Target, State> states = new LinkedHashMap<>();
        for (Change.LookBack back : plan.changes(Change.LookBack.class)) {
            targets(back).forEach(target -> states.putIfAbsent(target, state(target)));
        }
        return states;
    }

    /// Everything that is to be looked at, in the order in which it is asked: the account first.
    List<Target> targets(Change.LookBack back) {
        Stream<Target> access = Stream.concat(
                Stream.of(new Target.Access(back.index(), Optional.empty())),
                projects(back).stream().map(project -> new Target.Access(back.index(), Optional.of(project))));
        Stream<Target> uploads = projects(back).stream().flatMap(project -> uploads(back, project));
        Stream<Target> exposed = back.exposed().stream().map(Target.Exposed::new);
        return Stream.of(access, uploads, exposed)
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    /// What the index says about an upload; empty once it is removed.
    Optional<DistributionFile> file(Target.Upload upload) {
        return page(upload).stream()
                .flatMap(page -> page.files().stream())
                .filter(file -> file.filename().equals(upload.filename()))
                .findFirst();
    }

    /// Who published it, as the index wrote it down; nothing for an upload with a token.
    Optional<Provenance> provenance(Target.Upload upload) {
        return evidence.now()
                .project(upload.index(), upload.project())
                .flatMap(facts -> Optional.ofNullable(facts.provenance().get(upload.filename())));
    }

    private static List<ProjectName> projects(Change.LookBack back) {
        return back.reach().stream()
                .flatMap(target -> target.project().stream())
                .distinct()
                .toList();
    }

    /// The uploads since then, and those called foreign although they are gone by now.
    private Stream<Target> uploads(Change.LookBack back, ProjectName project) {
        String mine = new Target.Upload(back.index(), project, "").key();
        Stream<String> there = evidence.now().project(back.index(), project).stream()
                .flatMap(facts -> facts.page().stream())
                .flatMap(page -> page.since(back.since()).stream())
                .map(DistributionFile::filename);
        Stream<String> gone = history.denied().keySet().stream()
                .map(History.Attestation::target)
                .filter(key -> key.startsWith(mine))
                .map(key -> key.substring(mine.length()));
        return Stream.concat(there, gone).distinct().map(name -> new Target.Upload(back.index(), project, name));
    }

    private State state(Target target) {
        return history.word(Item.TOKENS_REVOKED, target)
                .<State>map(said -> new State.Attested(said.by(), said.at(), said.note()))
                .orElseGet(() -> switch (target) {
                    case Target.Upload upload -> upload(upload);
                    case Target.Access access -> access(access);
                    case Target.Exposed exposed -> exposed(exposed);
                    case Target.WholeRepository _,
                            Target.Publishing _,
                            Target.Tokens _,
                            Target.Claim _,
                            Target.Push _,
                            Target.StoredSecret _ -> new State.Pending(Reason.of("unknown", Targets.words(target)));
                });
    }

    private State access(Target.Access access) {
        return new State.Pending(
                history.denial(Item.TOKENS_REVOKED, access).isPresent()
                        ? Reason.of(
                                "foreign-access",
                                "Somebody unknown is among " + Targets.words(access)
                                        + ". Remove them; a publisher stays although its user is removed.")
                        : Reason.of("access-unseen", "Nobody has looked through " + Targets.words(access) + " yet."));
    }

    private State exposed(Target.Exposed exposed) {
        String name = exposed.secret().value();
        return history.denial(Item.TOKENS_REVOKED, exposed)
                .<State>map(said -> new State.NotNeeded(
                        Reason.of("decided", said.by().name() + " decided that " + name + " needs no new value.")))
                .orElseGet(() -> new State.Pending(Reason.of(
                        "secret-exposed",
                        "The workflow that held the token could read " + name
                                + " too. Whoever got the one may have the other: give it a new value.")));
    }

    private State upload(Target.Upload upload) {
        Optional<Entry.Denied> foreign = history.denial(Item.TOKENS_REVOKED, upload);
        Optional<DistributionFile> file = file(upload);
        if (foreign.isEmpty()) {
            return ours(upload)
                    .orElseGet(() -> new State.Pending(Reason.of(
                            "upload-unseen",
                            "Nobody has said yet whose upload " + upload.filename() + " is"
                                    + (provenance(upload).isPresent()
                                            ? "; another publisher sent it."
                                            : "; a token sent it."))));
        }
        if (file.isEmpty()) {
            return new State.Proved(new Proof(
                    "the files of " + upload.project() + " on " + Indexes.name(upload.index()),
                    upload.filename() + " is gone; noted: " + foreign.get().note(),
                    evidence.now().at(),
                    Optional.<URI>empty()));
        }
        return new State.Pending(
                page(upload).filter(page -> page.status().equals("quarantined")).isPresent()
                        ? Reason.of(
                                "quarantined",
                                upload.project() + " is quarantined on " + Indexes.name(upload.index())
                                        + ": nobody can install it until its administrators have decided.")
                        : Reason.of(
                                "foreign-upload",
                                upload.filename() + " is not yours. Report it, then remove it"
                                        + (file.get().yanked()
                                                ? ": it is only yanked, and whoever asks for exactly this version"
                                                        + " still gets it."
                                                : ".")));
    }

    /// A file that came through the publisher which the plan sets up needs nobody's word.
    private Optional<State> ours(Target.Upload upload) {
        List<Provenance.Bundle> bundles =
                provenance(upload).map(Provenance::bundles).orElse(List.of());
        return plan.targets().stream()
                .filter(target ->
                        target.index() == upload.index() && target.project().equals(Optional.of(upload.project())))
                .map(target -> TrustChecks.expected(target, evidence.now()))
                .filter(expected -> bundles.stream().anyMatch(bundle -> Verifier.matches(bundle, expected)))
                .findFirst()
                .map(expected -> new State.Proved(new Proof(
                        "provenance of " + upload.filename(),
                        Publishers.words(expected),
                        evidence.now().at(),
                        Optional.empty())));
    }

    private Optional<ProjectPage> page(Target.Upload upload) {
        return evidence.now().project(upload.index(), upload.project()).flatMap(ProjectFacts::page);
    }
}
