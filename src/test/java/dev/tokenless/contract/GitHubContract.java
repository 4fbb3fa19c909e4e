package dev.tokenless.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// GitHub's published description of its REST interface: the 78 paths that Tokenless and the practice person call,
/// without examples and discriminators.
/// Source: github/rest-api-description (MIT), cut from npm `@octokit/openapi` 23.0.2.
public final class GitHubContract {

    private static final Pattern MANY_SEGMENTS =
            Pattern.compile("(/repos/[^/]+/[^/]+/(?:contents|git/ref|git/refs|rules/branches|releases/tags))/(.+)");

    /// Statuses that any call may end with, although the description names them for few.
    private static final Set<Integer> EVERYWHERE = Set.of(401, 403, 404, 409, 422, 429);

    private static final JsonMapper JSON = new JsonMapper();

    private final OpenApiInteractionValidator validator;

    private static final class Loaded {
        static final GitHubContract ONCE = load();

        private static GitHubContract load() {
            try {
                return new GitHubContract();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    /// Read once, since that takes a second.
    public static GitHubContract get() {
        return Loaded.ONCE;
    }

    private GitHubContract() throws IOException {
        try (InputStream packed = Objects.requireNonNull(
                        GitHubContract.class.getResourceAsStream("/contract/github-rest-subset.json.gz"));
                GZIPInputStream json = new GZIPInputStream(packed)) {
            validator = OpenApiInteractionValidator.createForInlineApiSpecification(
                            withoutDiscriminators(JSON.readTree(json)).toString())
                    .withLevelResolver(LevelResolver.create()
                            .withLevel("validation.request.parameter.query.unexpected", Level.ERROR)
                            .withLevel("validation.request.accept.notAllowed", Level.IGNORE)
                            .withLevel("validation.response.body.schema.additionalProperties", Level.IGNORE)
                            // a 404 has GitHub's usual error body, also where the description names none
                            .withLevel("validation.response.body.unexpected", Level.IGNORE)
                            .build())
                    .build();
        }
    }

    /// Whether the description has such a path and method at all.
    public boolean covers(String method, String path) {
        return errors(validator.validateRequest(request(method, path, "").build())).stream()
                .noneMatch(fault -> fault.startsWith("validation.request.path.missing")
                        || fault.startsWith("validation.request.operation.notAllowed"));
    }

    /// What the contract does not allow of an answer; empty if it allows all.
    ///
    /// @param path relative to the base address, with its query
    public List<String> faults(String method, String path, int status, String contentType, String body) {
        if (status == 304) {
            return List.of();
        }
        SimpleResponse.Builder response = SimpleResponse.Builder.status(status);
        if (!body.isEmpty()) {
            response = response.withContentType(contentType).withBody(body);
        }
        List<String> faults = new ArrayList<>(errors(validator.validateResponse(
                plain(URI.create(path).getRawPath()), Request.Method.valueOf(method), response.build())));
        if (EVERYWHERE.contains(status)
                && faults.removeIf(fault -> fault.startsWith("validation.response.status.unknown"))
                && !isError(body)) {
            faults.add("no error as GitHub words it");
        }
        return faults;
    }

    /// What the contract does not allow of a request.
    public List<String> faultsOfRequest(String method, String path, String body) {
        return errors(validator.validateRequest(request(method, path, body).build()));
    }

    private static SimpleRequest.Builder request(String method, String path, String body) {
        URI address = URI.create(path);
        SimpleRequest.Builder request = new SimpleRequest.Builder(method, plain(address.getRawPath()));
        String query = Optional.ofNullable(address.getRawQuery()).orElse("");
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            request = request.withQueryParam(
                    parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return body.isEmpty()
                ? request
                : request.withContentType("application/json").withBody(body);
    }

    private static boolean isError(String body) {
        try {
            return JSON.readTree(body).path("message").isTextual();
        } catch (IOException notJson) {
            return false;
        }
    }

    private static List<String> errors(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .map(message -> message.getKey() + ": " + message.getMessage())
                .toList();
    }

    /// GitHub's discriminators are not what the validator's JSON Schema library accepts; they add no rule.
    private static JsonNode withoutDiscriminators(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("discriminator");
        }
        node.forEach(GitHubContract::withoutDiscriminators);
        return node;
    }

    /// Path parameters of the description never span a slash, and the validator knows a workflow by number only.
    private static String plain(String path) {
        Matcher many = MANY_SEGMENTS.matcher(path);
        return many.matches()
                ? many.group(1) + "/" + many.group(2).replace("/", "%2F")
                : path.replaceFirst("/actions/workflows/[^/]+", "/actions/workflows/1");
    }
}
