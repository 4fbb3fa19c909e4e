package dev.tokenless.pypi.http;

import dev.tokenless.pypi.ProjectPage;
import dev.tokenless.workflow.ProjectName;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps project pages for as long as PyPI itself lets clients keep them: ten minutes, in the world's time.
final class Shelf {

    private static final Duration FRESH = Duration.ofMinutes(10);

    private record Kept(ProjectPage page, Instant at) {}

    private final Map<ProjectName, Kept> pages = new ConcurrentHashMap<>();

    Optional<ProjectPage> recent(ProjectName project, Instant now) {
        return Optional.ofNullable(pages.get(project))
                .filter(kept -> kept.at().plus(FRESH).isAfter(now))
                .map(Kept::page);
    }

    void put(ProjectName project, ProjectPage page, Instant now) {
        pages.put(project, new Kept(page, now));
    }
}
