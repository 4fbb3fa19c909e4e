package dev.tokenless.practice.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an identity says of the job that it was made for.
record Claims(JsonNode payload) {
    /// The last path piece that ends in `.yml` or `.yaml`, right before `@`.
    /// Source: pypi/warehouse `oidc/models/github.py`, the workflow file name expression.
    private static final Pattern WORKFLOW_FILE = Pattern.compile("([^/]+\\.(?:yml|yaml))(?=@)");

    boolean has(String claim) {
        return payload.hasNonNull(claim);
    }

    /// Empty when it is absent.
    String text(String claim) {
        return payload.path(claim).asText("");
    }

    Optional<Instant> instant(String claim) {
        JsonNode value = payload.path(claim);
        return value.isNumber() ? Optional.of(Instant.ofEpochSecond(value.asLong())) : Optional.empty();
    }

    Set<String> audiences() {
        JsonNode audience = payload.path("aud");
        Set<String> audiences = new HashSet<>();
        if (audience.isArray()) {
            audience.forEach(one -> audiences.add(one.asText()));
        } else if (audience.isTextual()) {
            audiences.add(audience.asText());
        }
        return audiences;
    }

    Optional<String> workflowFile() {
        Matcher file = WORKFLOW_FILE.matcher(text("job_workflow_ref"));
        return file.find() ? Optional.of(file.group(1)) : Optional.empty();
    }
}
