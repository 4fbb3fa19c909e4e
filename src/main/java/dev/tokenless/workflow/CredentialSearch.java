package dev.tokenless.workflow;

import dev.tokenless.workflow.shell.Invocation;
import dev.tokenless.workflow.shell.Word;
import dev.tokenless.workflow.tool.Surroundings;
import dev.tokenless.workflow.tool.Upload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Follows a credential from the upload back to the places that set it.
final class CredentialSearch implements Surroundings {

    private static final int FARTHEST = 5;

    /// What an expression only compares does not carry what it picks.
    private static final Pattern TESTED =
            Pattern.compile("\\benv\\s*\\.\\s*[A-Za-z_][A-Za-z0-9_]*\\s*(?:==|!=)\\s*'[^']*'");

    private final Map<String, Scalar> workflowEnv;
    private final Map<String, Scalar> jobEnv;
    private final Step step;
    private final Map<String, Word> assignments;
    private final StoredValues stored;
    private final Map<String, Scalar> inputs;
    private final List<Carrier> carriers = new ArrayList<>();
    private final Set<SecretName> secrets = new LinkedHashSet<>();

    CredentialSearch(
            Map<String, Scalar> workflowEnv,
            Map<String, Scalar> jobEnv,
            Step step,
            Optional<Invocation> invocation,
            StoredValues stored,
            Map<String, Scalar> inputs) {
        this.workflowEnv = workflowEnv;
        this.jobEnv = jobEnv;
        this.step = step;
        this.assignments = invocation.map(Invocation::assignments).orElse(Map.of());
        this.stored = stored;
        this.inputs = inputs;
    }

    private record Found(String value, Carrier carrier) {}

    private Optional<Found> find(String name) {
        if (assignments.containsKey(name)) {
            return Optional.of(new Found(assignments.get(name).text(), new Carrier.OnTheLine()));
        }
        Optional<StoredValue> value = stored.last(name);
        if (value.isPresent() && value.get().stepIndex() == step.index()) {
            return Optional.of(found(value.get()));
        }
        if (step.env().containsKey(name)) {
            return Optional.of(new Found(step.env().get(name).text(), new Carrier.StepVariable(name)));
        }
        if (value.isPresent()) {
            return Optional.of(found(value.get()));
        }
        if (jobEnv.containsKey(name)) {
            return Optional.of(new Found(jobEnv.get(name).text(), new Carrier.JobVariable(name)));
        }
        return Optional.ofNullable(workflowEnv.get(name))
                .map(v -> new Found(v.text(), new Carrier.WorkflowVariable(name)));
    }

    private static Found found(StoredValue value) {
        return new Found(value.value(), new Carrier.Stored(value.stepIndex(), value.command()));
    }

    @Override
    public Optional<String> variable(String name) {
        return find(name).map(Found::value);
    }

    @Override
    public Optional<String> repositoryUrl(String name) {
        return stored.last("repositories." + name.toLowerCase(Locale.ROOT))
                .or(() -> stored.last("repositories." + name.toLowerCase(Locale.ROOT) + ".url"))
                .map(StoredValue::value);
    }

    /// The credential of an upload; afterwards [#carriers] tells what carries it.
    Credential credential(Upload upload, boolean mayBeTrusted) {
        carriers.clear();
        secrets.clear();
        Optional<String> user = upload.user().or(() -> first(upload.userVariables()));
        Optional<String> password = upload.password().or(() -> first(upload.passwordVariables()));
        String repository = upload.address().url().orElse("pypi").toLowerCase(Locale.ROOT);
        List<String> names = new ArrayList<>(List.of(repository));
        names.addAll(stored.repositories(upload.address().url().orElse("")));
        for (String known : names) {
            if (password.isEmpty()) {
                password = setting("pypi-token." + known)
                        .or(() -> setting("http-basic." + known + ".password"))
                        .or(() -> setting("repository." + known + ".password"));
            }
            if (user.isEmpty()) {
                user = setting("http-basic." + known + ".user").or(() -> setting("repository." + known + ".username"));
            }
        }
        password = password.or(() -> setting(".pypirc.password"));
        user = user.or(() -> setting(".pypirc.username"));
        carriersOf(upload);
        Optional<String> name = user.map(this::expanded).map(String::strip).filter(u -> !u.isEmpty());
        Optional<String> secret = password.filter(p -> !p.isBlank());
        secret.ifPresent(this::expanded);
        if (secret.isPresent()) {
            return name.isPresent() && !name.get().equals("__token__")
                    ? new Credential.Password(secrets)
                    : new Credential.Token(secrets);
        }
        if (upload.speaksTrustedPublishing()
                && mayBeTrusted
                && name.filter(n -> !n.equals("__token__")).isEmpty()) {
            return new Credential.Trusted();
        }
        return new Credential.Unknown("no credential is to be seen in the workflow");
    }

    private Optional<String> first(List<String> names) {
        return names.stream().map(this::variable).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> setting(String name) {
        return stored.last(name).map(value -> {
            carriers.add(found(value).carrier());
            return value.value();
        });
    }

    private void carriersOf(Upload upload) {
        for (String carrier : upload.carriers()) {
            if (step.with().containsKey(carrier)) {
                carriers.add(new Carrier.Input(carrier));
            } else if (carrier.startsWith("-")
                    && (upload.user().isPresent() || upload.password().isPresent())) {
                carriers.add(new Carrier.OnTheLine());
            }
        }
        for (List<String> names : List.of(upload.userVariables(), upload.passwordVariables())) {
            names.forEach(name -> find(name).ifPresent(f -> carriers.add(f.carrier())));
        }
    }

    /// The text with its variables spelled out; secrets met on the way are noted.
    private String expanded(String text) {
        return expanded(text, 0);
    }

    private String expanded(String text, int distance) {
        secrets.addAll(Expressions.secrets(text));
        if (distance > FARTHEST) {
            return text;
        }
        String result = text;
        for (String name : Expressions.variables(TESTED.matcher(text).replaceAll(""))) {
            Optional<Found> found = find(name);
            if (found.isPresent()) {
                carriers.add(found.get().carrier());
                String value = expanded(found.get().value(), distance + 1);
                result = value;
            }
        }
        for (Map.Entry<String, Scalar> input : inputs.entrySet()) {
            if (text.contains("inputs." + input.getKey())) {
                result = expanded(input.getValue().text(), distance + 1);
            }
        }
        return result;
    }

    List<Carrier> carriers() {
        return carriers.stream().distinct().toList();
    }
}
