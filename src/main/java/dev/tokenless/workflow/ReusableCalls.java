package dev.tokenless.workflow;

import dev.tokenless.workflow.tool.Address;
import dev.tokenless.workflow.tool.Upload;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A job that calls a reusable workflow which publishes.
final class ReusableCalls {

    private static final int DEEPEST = 4;
    private static final Pattern PYPI_LIKE = Pattern.compile("(?i).*(?:pypi|twine).*");

    private final Sources sources;
    private final Set<String> wanted;
    private final int depth;

    ReusableCalls(Sources sources, Set<String> wanted, int depth) {
        this.sources = sources;
        this.wanted = wanted;
        this.depth = depth;
    }

    Optional<Finding> in(Job job) {
        String uses = job.uses().orElseThrow().text().strip();
        boolean local = uses.startsWith("./") || uses.startsWith("$/");
        if (local && depth < DEEPEST && !uses.contains("..")) {
            String path = uses.substring(2);
            Optional<String> text = sources.text(path);
            if (text.isEmpty()) {
                wanted.add(path);
            } else {
                return Workflow.read(path, text.get()) instanceof Workflow callee
                        ? called(job, callee)
                        : Optional.empty();
            }
        }
        return unseen(job, uses);
    }

    private Optional<Finding> called(Job job, Workflow callee) {
        List<Finding> inner = new Detector(callee, sources, wanted, depth + 1)
                .findings().stream()
                        .filter(f -> f.publication().index() != IndexKind.OTHER)
                        .toList();
        Optional<Finding> first = inner.stream()
                .filter(Finding::usesStoredCredential)
                .findFirst()
                .or(() -> inner.stream().findFirst());
        return first.map(f ->
                finding(job, f.upload().address(), through(job, f.publication().credential())));
    }

    /// The callee's secrets by the caller's names.
    private static Credential through(Job job, Credential inner) {
        Set<SecretName> names = new LinkedHashSet<>();
        for (SecretName name : inner.secrets()) {
            Optional<Scalar> passed = job.secrets().entrySet().stream()
                    .filter(e -> new SecretName(e.getKey()).equals(name))
                    .map(Map.Entry::getValue)
                    .findFirst();
            passed.ifPresentOrElse(v -> names.addAll(Expressions.secrets(v.text())), () -> names.add(name));
        }
        return switch (inner) {
            case Credential.Token _ -> new Credential.Token(names);
            case Credential.Password _ -> new Credential.Password(names);
            case Credential.Trusted trusted -> trusted;
            case Credential.Unknown unknown -> unknown;
        };
    }

    /// The callee is not at hand; a PyPI secret that it is given tells.
    private static Optional<Finding> unseen(Job job, String uses) {
        Set<SecretName> secrets = new LinkedHashSet<>();
        boolean test = false;
        boolean user = false;
        for (Map.Entry<String, Scalar> passed : job.secrets().entrySet()) {
            Set<SecretName> names = Expressions.secrets(passed.getValue().text());
            if (PYPI_LIKE.matcher(passed.getKey()).matches()
                    || names.stream().anyMatch(n -> PYPI_LIKE.matcher(n.value()).matches())) {
                secrets.addAll(names);
                test |= passed.getKey().toLowerCase(java.util.Locale.ROOT).contains("test");
                user |= passed.getKey().toLowerCase(java.util.Locale.ROOT).contains("user");
            }
        }
        Address address = test && secrets.size() == 1 ? Address.ofName("testpypi") : Address.PYPI;
        if (!secrets.isEmpty()) {
            return Optional.of(
                    finding(job, address, user ? new Credential.Password(secrets) : new Credential.Token(secrets)));
        }
        boolean speaking =
                job.inheritsSecrets() && uses.toLowerCase(java.util.Locale.ROOT).contains("pypi");
        return speaking
                ? Optional.of(finding(job, address, new Credential.Unknown("the called workflow inherits all secrets")))
                : Optional.empty();
    }

    private static Finding finding(Job job, Address address, Credential credential) {
        Scalar uses = job.uses().orElseThrow();
        Upload upload =
                Upload.of(ToolName.REUSABLE_WORKFLOW, address).irreplaceable("the upload is in another workflow");
        Publication publication = new Publication(
                job.id(),
                uses.line(),
                ToolName.REUSABLE_WORKFLOW,
                address.kind(),
                credential,
                address.url(),
                Optional.empty(),
                job,
                Optional.empty());
        return new Finding(publication, upload, Optional.empty(), List.of(), List.of(left(uses)));
    }

    private static Left left(Scalar uses) {
        String callee = uses.text().strip();
        boolean local = callee.startsWith("./") || callee.startsWith("$/");
        String message = local
                ? "The upload is in the reusable workflow " + callee
                        + ", which PyPI does not support with attestations. Move its publish job into this"
                        + " workflow: let the called one only build and keep the files as an artifact, download it here in a job with `id-token: write`"
                        + " and an environment, and run PyPA's action there; then drop the PyPI secret from the call and from the called workflow's declaration together."
                : "The upload is in a workflow of another repository (" + callee
                        + "), which PyPI can never accept as this repository's publisher. Keep the call"
                        + " for building with its upload switched off, and add a publish job here that downloads the files, with `id-token: write`, an"
                        + " environment and PyPA's action; then drop the PyPI secret from the call.";
        return new Left("reusable-workflow", uses.line(), uses.column(), Masking.mask(message));
    }
}
