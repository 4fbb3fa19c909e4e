package dev.tokenless.workflow;

import dev.tokenless.workflow.shell.Dialect;
import dev.tokenless.workflow.shell.Invocation;
import dev.tokenless.workflow.shell.ScriptReader;
import dev.tokenless.workflow.tool.Address;
import dev.tokenless.workflow.tool.Upload;
import dev.tokenless.workflow.tool.UploadTool;
import dev.tokenless.workflow.tool.UploadTools;
import dev.tokenless.workflow.yaml.Node;
import dev.tokenless.workflow.yaml.YamlDocument;
import dev.tokenless.workflow.yaml.YamlException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A local composite action runs in the caller's job: its upload is the caller's publication.
final class CompositeActions {

    private static final Pattern PYPI_LIKE = Pattern.compile("(?i).*(?:pypi|twine).*");

    private final Workflow workflow;
    private final Job job;
    private final Sources sources;
    private final Set<String> wanted;

    CompositeActions(Workflow workflow, Job job, Sources sources, Set<String> wanted) {
        this.workflow = workflow;
        this.job = job;
        this.sources = sources;
        this.wanted = wanted;
    }

    Optional<Finding> in(Step step) {
        List<String> paths = paths(step);
        if (paths.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> text = text(step, sources);
        if (text.isEmpty()) {
            wanted.addAll(paths);
            return unseen(step);
        }
        return steps(text.get()).stream()
                .map(inner -> upload(inner, step))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// The text of the local action that a step calls, where it is at hand.
    static Optional<String> text(Step step, Sources sources) {
        return paths(step).stream().map(sources::text).flatMap(Optional::stream).findFirst();
    }

    private static List<String> paths(Step step) {
        String uses = step.uses().orElseThrow().text().strip();
        if (!uses.matches("[.$]/.*") || uses.contains("..")) {
            return List.of();
        }
        String folder = uses.substring(2).replaceFirst("/+$", "");
        String prefix = folder.isEmpty() ? "" : folder + "/";
        return List.of(prefix + "action.yml", prefix + "action.yaml");
    }

    /// Its steps; none where it is no composite action.
    static List<Step> steps(String text) {
        try {
            return YamlDocument.read(text).root() instanceof Node.Mapping root
                    ? root.mapping("runs")
                            .map(runs -> WorkflowReader.steps(runs, Optional.empty()))
                            .orElse(List.of())
                    : List.of();
        } catch (YamlException e) {
            return List.of();
        }
    }

    private Optional<Finding> upload(Step inner, Step caller) {
        StoredValues stored = new StoredValues();
        for (UploadTool tool : UploadTools.ALL) {
            Optional<Upload> upload = tool.action(inner);
            if (upload.isPresent()) {
                return Optional.of(finding(upload.get(), inner, caller, Optional.empty(), stored));
            }
        }
        String script = inner.run().map(Scalar::text).orElse("");
        for (var command : ScriptReader.read(script, Dialect.of(inner.shell().orElse("bash")))) {
            Invocation invocation = Invocation.of(command);
            stored.take(invocation, inner.index());
            CredentialSearch around = search(inner, caller, Optional.of(invocation), stored);
            for (UploadTool tool : UploadTools.ALL) {
                Optional<Upload> upload = tool.command(invocation, around);
                if (upload.isPresent()) {
                    return Optional.of(finding(upload.get(), inner, caller, Optional.of(invocation), stored));
                }
            }
            Optional<HiddenUploads.Hidden> hidden =
                    new HiddenUploads(workflow, job, sources, wanted).in(inner, invocation, around);
            if (hidden.isPresent()) {
                return Optional.of(finding(hidden.get().upload(), inner, caller, Optional.of(invocation), stored));
            }
        }
        return Optional.empty();
    }

    private CredentialSearch search(Step inner, Step caller, Optional<Invocation> invocation, StoredValues stored) {
        return new CredentialSearch(caller.env(), job.env(), inner, invocation, stored, caller.with());
    }

    private Finding finding(
            Upload upload, Step inner, Step caller, Optional<Invocation> invocation, StoredValues stored) {
        boolean mayBeTrusted = job.effectivePermissions(workflow).grantsIdToken();
        Credential credential = search(inner, caller, invocation, stored).credential(upload, mayBeTrusted);
        return new Finding(
                publication(upload, credential, caller), upload, invocation, List.of(), List.of(left(caller)));
    }

    private Publication publication(Upload upload, Credential credential, Step caller) {
        return new Publication(
                job.id(),
                caller.line(),
                upload.tool(),
                upload.address().kind(),
                credential,
                upload.address().url(),
                upload.version(),
                job,
                Optional.of(caller));
    }

    /// The action is not at hand; a PyPI secret among its inputs tells.
    private Optional<Finding> unseen(Step step) {
        Map<String, Scalar> telling = step.with().entrySet().stream()
                .filter(e -> Expressions.secrets(e.getValue().text()).stream()
                        .anyMatch(s -> PYPI_LIKE.matcher(s.value()).matches()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, java.util.LinkedHashMap::new));
        if (telling.isEmpty()) {
            return Optional.empty();
        }
        Upload upload = Upload.of(ToolName.OTHER_ACTION, Address.PYPI).irreplaceable("the action is not at hand");
        Set<SecretName> secrets = new java.util.LinkedHashSet<>();
        telling.values().forEach(v -> secrets.addAll(Expressions.secrets(v.text())));
        return Optional.of(new Finding(
                publication(upload, new Credential.Token(secrets), step),
                upload,
                Optional.empty(),
                List.of(),
                List.of(left(step))));
    }

    private static Left left(Step step) {
        return new Left(
                "composite-action",
                step.line(),
                1,
                "The upload is inside the local action "
                        + step.uses().orElseThrow().text().strip()
                        + ". PyPA's action does not work there: move the upload into a step of this job, remove the credential inputs on both sides, and give the job `id-token: write`.");
    }
}
