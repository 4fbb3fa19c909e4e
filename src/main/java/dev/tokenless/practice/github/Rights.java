package dev.tokenless.practice.github;

import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a call wants of a token, and GitHub's refusal where the token has it not.
///
/// Sources: docs.github.com, "Scopes for OAuth apps", "Permissions required for fine-grained personal access tokens"
/// and "Troubleshooting the REST API". The first rule that fits wins; what none names wants nothing but the sight of
/// the repository.
final class Rights {

    static final String NOT_ACCESSIBLE = "Resource not accessible by personal access token";

    /// @param open whether everybody may read it of a public repository
    private record Rule(Pattern path, String reading, String writing, boolean open) {}

    private static final List<Rule> RULES = List.of(
            rule("/environments/[^/]+/(secrets|variables).*", "environments", "environments", false),
            rule("/environments.*", "actions", "administration", true),
            rule("/actions/(organization-)?secrets.*", "secrets", "secrets", false),
            rule("/actions/variables.*", "actions_variables", "actions_variables", false),
            rule("/dependabot/(organization-)?secrets.*", "dependabot_secrets", "dependabot_secrets", false),
            rule("/codespaces/secrets.*", "codespaces_secrets", "codespaces_secrets", false),
            rule("/actions/permissions.*|/immutable-releases", "administration", "administration", false),
            rule("/actions/runs/\\d+/pending_deployments", "actions", "deployments", true),
            rule("/actions/.*", "actions", "actions", true),
            rule("/branches/[^/]+/protection", "administration", "administration", false),
            rule("/branches(/[^/]+)?", "contents", "contents", true),
            rule("/rulesets.*", "metadata", "administration", true),
            rule("/pulls/\\d+/merge", "pull_requests", "contents", true),
            rule("/pulls.*", "pull_requests", "pull_requests", true),
            rule("/(contents|git|commits|tags|releases|merge-upstream).*", "contents", "contents", true),
            rule("/forks", "metadata", "administration", true));
    private static final Pattern REPOSITORY = Pattern.compile("/repos/[^/]+/[^/]+(/.*)?");

    private final Hub hub;

    Rights(Hub hub) {
        this.hub = hub;
    }

    private static Rule rule(String path, String reading, String writing, boolean open) {
        return new Rule(Pattern.compile(path), reading, writing, open);
    }

    /// GitHub's refusal, if the token may not do this; whether its owner may is asked elsewhere.
    Optional<Answer> refusal(Call call) {
        Optional<Hub.Signed> signed = hub.signed(call);
        var repository = REPOSITORY.matcher(call.path());
        if (signed.isEmpty() || !repository.matches()) {
            return Optional.empty();
        }
        boolean reads = call.method().equals("GET");
        Optional<Rule> rule = found(call);
        boolean hidden =
                hub.find(repositoryOf(call)).filter(repo -> repo.isPrivate).isPresent();
        if (reads && !hidden && rule.filter(each -> !each.open()).isEmpty()) {
            return Optional.empty();
        }
        if (signed.get().fineGrained()) {
            return rule.filter(each -> !signed.get().permits(reads ? each.reading() : each.writing(), !reads))
                    .map(_ -> Errors.of(403, NOT_ACCESSIBLE));
        }
        // without the scope, what is there looks as if it were not
        boolean enough = signed.get().has("repo") || (!hidden && signed.get().has("public_repo"));
        return enough ? Optional.empty() : Optional.of(Errors.notFound());
    }

    /// The two pairs of headers: what the token has, and what the call takes.
    Answer dressed(Call call, Answer answer) {
        Optional<Hub.Signed> signed = hub.signed(call);
        if (signed.isEmpty()) {
            return answer;
        }
        if (!signed.get().fineGrained()) {
            return answer.with("X-OAuth-Scopes", signed.get().scopes())
                    .with("X-Accepted-OAuth-Scopes", call.path().startsWith("/repos/") ? "repo" : "");
        }
        boolean reads = call.method().equals("GET");
        String accepted = found(call)
                .map(rule -> reads ? rule.reading() + "=read" : rule.writing() + "=write")
                .orElse("metadata=read");
        return answer.with("X-Accepted-GitHub-Permissions", accepted);
    }

    private static Optional<Rule> found(Call call) {
        var repository = REPOSITORY.matcher(call.path());
        if (!repository.matches()) {
            return Optional.empty();
        }
        String rest = Optional.ofNullable(repository.group(1)).orElse("");
        return RULES.stream()
                .filter(rule -> rule.path().matcher(rest).matches())
                .findFirst();
    }

    private static String repositoryOf(Call call) {
        String[] pieces = call.path().split("/", -1);
        return pieces[2] + "/" + pieces[3];
    }

    /// Why this token may not commit those files there, in GitHub's words.
    ///
    /// @param blobs what the files are to hold, by path; empty for one that goes
    static Optional<String> forbidden(Hub.Signed signed, Repo repo, Map<String, Optional<byte[]>> blobs) {
        if (signed.fineGrained() && !signed.permits("contents", true)) {
            return Optional.of(NOT_ACCESSIBLE);
        }
        boolean mayWorkflows = signed.fineGrained() ? signed.permits("workflows", true) : signed.has("workflow");
        if (mayWorkflows) {
            return Optional.empty();
        }
        return new TreeSet<>(blobs.keySet())
                .stream()
                        .filter(path -> path.startsWith(".github/workflows/"))
                        .filter(path -> !known(repo, path, blobs.getOrDefault(path, Optional.empty())))
                        .findFirst()
                        .map(path -> signed.fineGrained() ? NOT_ACCESSIBLE : lacking(signed, path));
    }

    /// The same file on another branch may be committed without the scope.
    private static boolean known(Repo repo, String path, Optional<byte[]> content) {
        return content.map(bytes -> Git.sha("blob", bytes))
                .filter(sha -> repo.git.refs.entrySet().stream()
                        .filter(ref -> ref.getKey().startsWith("refs/heads/"))
                        .map(ref -> repo.git.files(ref.getValue()).get(path))
                        .anyMatch(entry -> entry != null && entry.sha().equals(sha)))
                .isPresent();
    }

    private static String lacking(Hub.Signed signed, String path) {
        return "refusing to allow " + (signed.app() ? "an OAuth App" : "a Personal Access Token")
                + " to create or update workflow `" + path + "` without `workflow` scope";
    }
}
