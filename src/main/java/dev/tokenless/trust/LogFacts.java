package dev.tokenless.trust;

import dev.tokenless.workflow.ProjectName;
import dev.tokenless.workflow.RepositoryName;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a failed log tells by the way: the claims that upload tools print after a refusal, the project, the index.
///
/// @param claims as printed; absent ones (`MISSING`) are left out
/// @param printed whether the log prints claims at all
record LogFacts(Map<String, String> claims, boolean printed, Optional<ProjectName> project, boolean testIndex) {

    /// Tools print all claims beside each other.
    private static final int REACH = 2_000;

    private static final String VALUE = "(?:`([^`]{1,300})`|\"([^\"]{1,300})\"|([^\\s`\",)]{1,300}))";
    private static final Pattern CLAIM = Pattern.compile(
            "(?:^|[\\s*`\"{,])(sub|repository|repository_owner|repository_owner_id|workflow_ref|job_workflow_ref|ref|environment)"
                    + "[`\"]?\\s{0,3}[:=]\\s{0,3}(?:Some\\(\\s{0,3})?" + VALUE);
    private static final Pattern PROJECT = Pattern.compile(
            "pypi\\.org/(?:p|project|manage/project)/([A-Za-z0-9][A-Za-z0-9._-]{0,99})"
                    + "|(?:Uploading|Checking|Successfully built) (?:\\S{0,200}/)?([A-Za-z0-9][A-Za-z0-9._]{0,99}?)-[0-9][^\\s/]{0,100}\\.(?:whl|tar\\.gz)");
    private static final Pattern WORKFLOW =
            Pattern.compile("([^/\\s@]+/[^/\\s@]+)/\\.github/workflows/([^/@\\s]+\\.ya?ml)@(\\S+)");

    static LogFacts of(LogText log) {
        String text = log.flowing();
        int anchor = text.indexOf("job_workflow_ref");
        Matcher project = PROJECT.matcher(text);
        return new LogFacts(
                anchor < 0 ? Map.of() : claims(text, anchor),
                anchor >= 0,
                project.find() ? Optional.of(new ProjectName(first(project, 1))) : Optional.empty(),
                text.contains("test.pypi.org"));
    }

    private static Map<String, String> claims(String text, int anchor) {
        Map<String, String> claims = new LinkedHashMap<>();
        Matcher matcher =
                CLAIM.matcher(text.substring(Math.max(0, anchor - REACH), Math.min(text.length(), anchor + REACH)));
        while (matcher.find()) {
            String value = first(matcher, 2);
            if (!value.equals("MISSING") && !value.equals("None")) {
                claims.putIfAbsent(matcher.group(1), value);
            }
        }
        return claims;
    }

    private static String first(Matcher matcher, int from) {
        for (int group = from; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return matcher.group(group);
            }
        }
        return "";
    }

    Optional<String> claim(String name) {
        return Optional.ofNullable(claims.get(name));
    }

    Optional<RepositoryName> repository() {
        return claim("repository").flatMap(RepositoryName::parse);
    }

    /// The file that holds the job, from `job_workflow_ref`: the one to register.
    Optional<String> file() {
        return claim("job_workflow_ref")
                .map(WORKFLOW::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(2));
    }

    /// The page of that file.
    Optional<URI> filePage() {
        return file().flatMap(file -> repositoryPage("/blob/HEAD/.github/workflows/" + encoded(file)));
    }

    /// The repository that holds that file; another one than the run's for a shared reusable workflow.
    Optional<RepositoryName> fileRepository() {
        return claim("job_workflow_ref")
                .map(WORKFLOW::matcher)
                .filter(Matcher::matches)
                .flatMap(m -> RepositoryName.parse(m.group(1)));
    }

    String index() {
        return testIndex ? "TestPyPI" : "PyPI";
    }

    String host() {
        return testIndex ? "https://test.pypi.org" : "https://pypi.org";
    }

    /// PyPI's "add publisher" page, filled in as far as the log tells; without a project the list of one's projects.
    URI publisherPage() {
        if (project.isEmpty()) {
            return URI.create(host() + "/manage/projects/");
        }
        StringBuilder address = new StringBuilder(host())
                .append("/manage/project/")
                .append(project.get().normalised())
                .append("/settings/publishing/?provider=github");
        repository()
                .ifPresent(name -> address.append("&owner=")
                        .append(encoded(name.owner()))
                        .append("&repository=")
                        .append(encoded(name.name())));
        file().ifPresent(name -> address.append("&workflow_filename=").append(encoded(name)));
        claim("environment").ifPresent(name -> address.append("&environment=").append(encoded(name)));
        return URI.create(address.toString());
    }

    Optional<URI> repositoryPage(String below) {
        return repository().map(name -> URI.create("https://github.com/" + name + below));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
