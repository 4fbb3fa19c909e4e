package dev.tokenless.practice.github;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Writes a job's log as GitHub stores it: a time before every line, commands such as `##[error]`.
final class RunLog {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Hub hub;
    private final Run.RunJob job;

    RunLog(Hub hub, Run.RunJob job) {
        this.hub = hub;
        this.job = job;
    }

    void say(String text) {
        synchronized (hub) {
            String stamp = STAMP.format(hub.clock.instant());
            text.lines()
                    .forEach(line ->
                            job.log.append(stamp).append(' ').append(line).append('\n'));
        }
    }

    void group(String title) {
        say("##[group]Run " + title + "\n##[endgroup]");
    }

    void error(String text) {
        say("##[error]" + text);
        note(text);
    }

    /// An error beside the job, without a line in its log: what is said of a job that never started.
    void note(String text) {
        synchronized (hub) {
            job.errors.add(text);
        }
    }

    void warning(String text) {
        say("##[warning]" + text);
    }
}
