package dev.tokenless.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the steps of a job need of its token. A job's own `permissions:` replace everything that it had before.
final class PermissionNeeds {

    /// Every scope that `read-all` stands for and that judges of workflows agree on (GitHub's workflow syntax).
    static final List<String> SCOPES = List.of(
            "actions",
            "checks",
            "contents",
            "deployments",
            "discussions",
            "issues",
            "packages",
            "pages",
            "pull-requests",
            "security-events",
            "statuses");

    private record Need(Pattern action, Map<String, Access> scopes) {}

    private static final List<Need> ACTIONS = List.of(
            need("actions/checkout", Map.of("contents", Access.READ)),
            need(
                    "softprops/action-gh-release|ncipollo/release-action|actions/create-release|actions/upload-release-asset|svenstaro/upload-release-action"
                            + "|marvinpinto/.*|elgohr/github-release-action|comnoco/create-release-action|shogo82148/actions-upload-release-asset|xresloader/upload-to-github-release"
                            + "|stefanzweifel/git-auto-commit-action|ad-m/github-push-action|endbug/add-and-commit|peaceiris/actions-gh-pages|jamesives/github-pages-deploy-action"
                            + "|mathieudutour/github-tag-action|anothrnick/github-tag-action|mikepenz/release-changelog-builder-action|commitizen-tools/commitizen-action"
                            + "|meeseeksmachine/.*|alexellis/upload-assets|aio-libs/create-release|release-drafter/release-drafter|.*semantic-release.*|relekang/.*|sigstore/gh-action-sigstore-python",
                    Map.of("contents", Access.WRITE)),
            need(
                    "googleapis/release-please-action|google-github-actions/release-please-action|peter-evans/create-pull-request|release-drafter/.*",
                    Map.of("contents", Access.WRITE, "pull-requests", Access.WRITE)),
            need("actions/attest.*", Map.of("attestations", Access.WRITE, "contents", Access.READ)),
            need("dawidd6/action-download-artifact", Map.of("actions", Access.READ)),
            need("actions/deploy-pages", Map.of("pages", Access.WRITE)),
            need("github/codeql-action/.*", Map.of("security-events", Access.WRITE, "contents", Access.READ)),
            need(
                    "actions/github-script",
                    Map.of("contents", Access.WRITE, "issues", Access.WRITE, "pull-requests", Access.WRITE)),
            need(
                    "actions/download-artifact|actions/setup-.*|actions/upload-artifact|actions/cache.*|astral-sh/.*|snok/install-poetry|abatilo/.*|codecov/.*|pypa/.*|pyo3/.*",
                    Map.of()));

    private static final List<Need> COMMANDS = List.of(
            need(
                    "(?s).*\\bgh\\s+release\\b.*|.*\\bgit\\s+push\\b.*|.*semantic-release.*|.*api\\.github\\.com.*|.*\\bcz\\s+bump\\b.*|.*\\bgh\\s+api\\b.*|.*\\bmkdocs\\s+gh-deploy\\b.*|.*\\bmike\\s+deploy\\b.*",
                    Map.of("contents", Access.WRITE)),
            need("(?s).*\\bgh\\s+pr\\b.*", Map.of("pull-requests", Access.WRITE, "contents", Access.WRITE)),
            need("(?s).*\\bgh\\s+issue\\b.*", Map.of("issues", Access.WRITE)),
            need("(?s).*\\bgh\\s+(?:workflow|run)\\b.*", Map.of("actions", Access.WRITE)),
            need("(?s).*ghcr\\.io.*", Map.of("packages", Access.WRITE)));

    /// What an action that takes the token by default does, by its name.
    private static final Pattern WRITING = Pattern.compile(
            "[^./][^/]*/.*(?:^|[-_/])(?:create|push|auto|bump|delete|update|upload|publish)?[-_]?(?:tags?|release|releases|commit|changelog|autotag|bump|gh-pages|milestones?)(?:[-_/].*)?");

    private PermissionNeeds() {}

    private static Need need(String pattern, Map<String, Access> scopes) {
        return new Need(Pattern.compile(pattern), scopes);
    }

    /// The whole set for a job without a block of its own in a workflow without one: known needs, and for an
    /// unknown
    /// step
    /// that is handed the token, writing to the repository.
    static Map<String, Access> of(Job job) {
        Map<String, Access> scopes = new LinkedHashMap<>();
        if (job.hasContainer()) {
            scopes.put("packages", Access.READ);
        }
        of(job.steps()).forEach((scope, access) -> merge(scopes, scope, access));
        return scopes;
    }

    /// `read-all`, spelled out, with what the steps evidently write with the run's own token.
    static Map<String, Access> ofReadAll(List<Step> steps) {
        Map<String, Access> all = new LinkedHashMap<>();
        SCOPES.forEach(scope -> all.put(scope, Access.READ));
        List<Step> own = steps.stream().filter(s -> !hasAnotherToken(s)).toList();
        of(own).forEach((scope, access) -> merge(all, scope, access));
        return all;
    }

    private static boolean hasAnotherToken(Step step) {
        return Stream.of(step.env(), step.with())
                .flatMap(m -> m.entrySet().stream())
                .anyMatch(e -> e.getKey().toLowerCase(Locale.ROOT).matches(".*token")
                        && !Expressions.secrets(e.getValue().text()).isEmpty());
    }

    private static Map<String, Access> of(List<Step> steps) {
        Map<String, Access> scopes = new LinkedHashMap<>();
        for (Step step : steps) {
            boolean known = step.uses().isEmpty();
            for (Need need : ACTIONS) {
                if (need.action().matcher(step.action()).matches()) {
                    need.scopes().forEach((scope, access) -> merge(scopes, scope, access));
                    known = true;
                }
            }
            String run = step.run().map(Scalar::text).orElse("");
            COMMANDS.stream()
                    .filter(n -> n.action().matcher(run).matches())
                    .forEach(n -> n.scopes().forEach((scope, access) -> merge(scopes, scope, access)));
            String inputs = (step.with() + " " + step.env() + " " + run).toLowerCase(Locale.ROOT);
            boolean handed = inputs.contains("secrets.github_token") || inputs.contains("github.token");
            if (handed && (!known || step.run().isPresent())) {
                merge(scopes, "contents", Access.WRITE);
            }
            if (step.action().equals("actions/download-artifact")
                    && (step.with().containsKey("run-id") || step.with().containsKey("github-token"))) {
                merge(scopes, "actions", Access.READ);
            }
            if (!known && WRITING.matcher(step.action()).matches()) {
                merge(scopes, "contents", Access.WRITE);
            }
            if (inputs.contains("ghcr.io")) {
                merge(scopes, "packages", Access.WRITE);
            }
            if (step.action().startsWith("./")) {
                merge(scopes, "contents", Access.READ);
            }
        }
        return scopes;
    }

    private static void merge(Map<String, Access> scopes, String scope, Access access) {
        scopes.merge(scope, access, (a, b) -> a == Access.WRITE ? a : b);
    }
}
