package dev.tokenless.practice.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One run of a workflow. Written under the hub's lock.
final class Run {

    /// One step as it came out.
    record StepOutcome(int number, String name, String conclusion, Instant started, Instant completed) {}

    static final class RunJob {
        final long id;
        final String key;
        final String name;
        final List<StepOutcome> steps = new ArrayList<>();
        final StringBuilder log = new StringBuilder();
        final List<String> errors = new ArrayList<>();
        String status = "queued";
        Optional<String> conclusion = Optional.empty();
        Optional<Instant> startedAt = Optional.empty();
        Optional<Instant> completedAt = Optional.empty();
        Optional<Environment> waitingFor = Optional.empty();

        RunJob(long id, String key, String name) {
            this.id = id;
            this.key = key;
            this.name = name;
        }
    }

    final long id;
    final int number;
    final String path;
    final String name;
    final String event;
    final String ref;
    final String sha;
    final Account actor;
    final Instant createdAt;
    final List<RunJob> jobs = new ArrayList<>();

    /// By name, whether distributions lie in them.
    final Map<String, Boolean> artifacts = new TreeMap<>();
    String status = "queued";
    Optional<String> conclusion = Optional.empty();
    Instant updatedAt;

    Run(
            long id,
            int number,
            String path,
            String name,
            String event,
            String ref,
            String sha,
            Account actor,
            Instant at) {
        this.id = id;
        this.number = number;
        this.path = path;
        this.name = name;
        this.event = event;
        this.ref = ref;
        this.sha = sha;
        this.actor = actor;
        this.createdAt = at;
        this.updatedAt = at;
    }

    /// The branch or tag without `refs/heads/`.
    String shortRef() {
        return ref.replaceFirst("^refs/(heads|tags)/", "");
    }

    String file() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    boolean over() {
        return status.equals("completed");
    }
}
