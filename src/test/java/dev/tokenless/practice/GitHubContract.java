package dev.tokenless.practice;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// GitHub's published description of its REST interface, as far as the practice world plays it.
/// Source: github/rest-api-description, by way of npm `@octokit/openapi` 23.0.2.
final class GitHubContract {

    private static final Pattern MANY_SEGMENTS =
            Pattern.compile("(/repos/[^/]+/[^/]+/(?:contents|git/ref|git/refs|rules/branches))/(.+)");

    private final OpenApiInteractionValidator validator;

    GitHubContract() throws IOException {
        try (InputStream packed = Objects.requireNonNull(
                        GitHubContract.class.getResourceAsStream("/contract/github-rest-subset.json.gz"));
                GZIPInputStream json = new GZIPInputStream(packed)) {
            validator = OpenApiInteractionValidator.createForInlineApiSpecification(
                            withoutDiscriminators(new JsonMapper().readTree(json))
                                    .toString())
                    .withLevelResolver(LevelResolver.create()
                            .withLevel("validation.request.accept.notAllowed", ValidationReport.Level.IGNORE)
                            .withLevel(
                                    "validation.response.body.schema.additionalProperties",
                                    ValidationReport.Level.IGNORE)
                            // a 404 has GitHub's usual error body, also where the description names none
                            .withLevel("validation.response.body.unexpected", ValidationReport.Level.IGNORE)
                            .build())
                    .build();
        }
    }

    /// What the contract does not allow of an answer; empty if it allows all.
    ///
    /// @param path relative to the base address, with its query
    List<String> faults(String method, String path, int status, String contentType, String body) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(status);
        if (!body.isEmpty()) {
            response = response.withContentType(contentType).withBody(body);
        }
        ValidationReport report = validator.validateResponse(
                plain(URI.create(path).getRawPath()), Request.Method.valueOf(method), response.build());
        return errors(report);
    }

    List<String> faultsOfRequest(String method, String path, String body) {
        SimpleRequest.Builder request =
                new SimpleRequest.Builder(method, plain(URI.create(path).getRawPath()));
        if (!body.isEmpty()) {
            request = request.withContentType("application/json").withBody(body);
        }
        return errors(validator.validateRequest(request.build()));
    }

    private static List<String> errors(ValidationReport report) {
        return report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
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
                : path.replaceFirst("/actions/workflows/[^/]+/", "/actions/workflows/1/");
    }
}
