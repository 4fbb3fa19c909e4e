package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.github.GitHubException;
import dev.tokenless.github.GitHubFailure;
import dev.tokenless.github.Repository;
import dev.tokenless.github.ScanFilter;
import java.util.Optional;
import java.util.function.Consumer;

/// The account's repositories, page by page: one request for fifty of them, with all that the first look needs.
final class AccountScan {

    private static final int PAGE = 50;
    private static final int SMALLEST_PAGE = 6;

    private final Wire wire;
    private final RepositoryReading reading;
    private int size = PAGE;

    AccountScan(Wire wire, RepositoryReading reading) {
        this.wire = wire;
        this.reading = reading;
    }

    void scan(ScanFilter filter, Consumer<Repository> onRepository, Cancellation cancellation) {
        Optional<String> cursor = Optional.empty();
        do {
            cancellation.throwIfCancelled();
            JsonNode page = page(filter, cursor);
            for (JsonNode node : Json.list(page, "nodes")) {
                reading.repository(node).filter(each -> wanted(filter, each)).ifPresent(onRepository);
            }
            JsonNode info = page.path("pageInfo");
            cursor = Json.truth(info, "hasNextPage") ? Json.optionalText(info, "endCursor") : Optional.empty();
        } while (cursor.isPresent());
    }

    /// GitHub gives up on a query after ten seconds (GitHub docs, "Rate limits and query limits for the GraphQL API");
    /// then half as many repositories are asked for, for the rest of the scan.
    private JsonNode page(ScanFilter filter, Optional<String> cursor) {
        while (true) {
            try {
                return wire.query(Operation.SCAN, variables(filter, cursor))
                        .path("viewer")
                        .path("repositories");
            } catch (GitHubException failure) {
                if (!(failure.failure() instanceof GitHubFailure.Server) || size <= SMALLEST_PAGE) {
                    throw failure;
                }
                size /= 2;
            }
        }
    }

    private ObjectNode variables(ScanFilter filter, Optional<String> cursor) {
        ObjectNode variables = Json.object();
        variables.put("first", size);
        variables.put("cursor", cursor.orElse(null));
        variables.put("archived", filter.archived() ? null : Boolean.FALSE);
        variables.put("fork", filter.forks() ? null : Boolean.FALSE);
        variables.put("privacy", filter.visibility().map(Enum::name).orElse(null));
        return variables;
    }

    private static boolean wanted(ScanFilter filter, Repository repository) {
        return filter.organization()
                        .map(owner -> owner.equalsIgnoreCase(repository.name().owner()))
                        .orElse(true)
                && filter.visibility()
                        .map(only -> (only == ScanFilter.Visibility.PRIVATE) == repository.isPrivate())
                        .orElse(true);
    }
}
