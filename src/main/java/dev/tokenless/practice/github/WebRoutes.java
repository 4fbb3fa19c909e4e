package dev.tokenless.practice.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.BadCall;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Html;
import dev.tokenless.practice.http.Json;
import dev.tokenless.practice.http.Router;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// GitHub's pages as far as a person needs them: merge, cut a release, approve a run, read a log.
final class WebRoutes {

    private final Hub hub;
    private final Pulls pulls;
    private final ReleaseRoutes releases;
    private final RunRoutes runs;
    private final WebPage pages;

    WebRoutes(Hub hub, Pulls pulls, ReleaseRoutes releases, RunRoutes runs, WebPage pages) {
        this.hub = hub;
        this.pulls = pulls;
        this.releases = releases;
        this.runs = runs;
        this.pages = pages;
    }

    void addTo(Router router) {
        String repo = "/{owner}/{repo}";
        router.on("GET", "/logs/jobs/{file}", this::jobLog)
                .on("GET", "/logs/runs/{file}", this::runLog)
                .on("GET", repo, this::repository)
                .on("GET", repo + "/pull/{number}", this::pull)
                .on("POST", repo + "/pull/{number}", this::merge)
                .on("GET", repo + "/releases/new", this::releaseForm)
                .on("POST", repo + "/releases/new", this::release)
                .on("GET", repo + "/actions/runs/{run}", this::run)
                .on("POST", repo + "/actions/runs/{run}", this::approve);
    }

    private Account person() {
        return hub.account(Seeds.PERSON).orElseThrow();
    }

    private Repo repo(Call call) {
        return hub.find(call.parameter("owner") + "/" + call.parameter("repo"))
                .filter(repo -> repo.role(Seeds.PERSON).isPresent())
                .orElseThrow(() -> new BadCall(pages.page(404, "Nothing here", "")));
    }

    private Pull pullOf(Call call) {
        return repo(call).pulls.values().stream()
                .filter(pull -> String.valueOf(pull.number).equals(call.parameter("number")))
                .findFirst()
                .orElseThrow(() -> new BadCall(pages.page(404, "Nothing here", "")));
    }

    private Run runOf(Call call) {
        return repo(call).runs.stream()
                .filter(run -> String.valueOf(run.id).equals(call.parameter("run")))
                .findFirst()
                .orElseThrow(() -> new BadCall(pages.page(404, "Nothing here", "")));
    }

    private String form(String button) {
        return "<form method=\"post\">" + pages.token() + "<button>" + button + "</button></form>";
    }

    private Answer repository(Call call) {
        Repo repo = repo(call);
        String base = hub.web + "/" + repo.fullName();
        String open = repo.pulls.values().stream()
                .map(p -> "<li><a href=\"%s/pull/%d\">#%d %s</a></li>"
                        .formatted(base, p.number, p.number, Html.escape(p.title)))
                .collect(Collectors.joining());
        String ran = repo.runs.reversed().stream()
                .map(r -> "<li><a href=\"%s/actions/runs/%d\">%s, %s: %s</a></li>"
                        .formatted(
                                base,
                                r.id,
                                Html.escape(r.name),
                                Html.escape(r.shortRef()),
                                r.conclusion.orElse(r.status)))
                .collect(Collectors.joining());
        return pages.page(
                repo.fullName(),
                "<p><a href=\"" + base + "/releases/new\">Cut a release</a></p><h2>Pull requests</h2><ul>" + open
                        + "</ul><h2>Runs</h2><ul>" + ran + "</ul>");
    }

    private Answer pull(Call call) {
        Pull pull = pullOf(call);
        String state = pull.mergeCommit.isPresent()
                ? "<p>Merged.</p>"
                : !pull.open
                        ? "<p>Closed.</p>"
                        : pull.draft ? "<p>A draft; it cannot be merged yet.</p>" : form("Merge pull request");
        return pages.page("#" + pull.number + " " + pull.title, "<pre>" + Html.escape(pull.body) + "</pre>" + state);
    }

    private Answer merge(Call call) {
        pages.check(call);
        Answer merged = pulls.merge(repo(call), pullOf(call), person(), "");
        return merged.status() == 200 ? pull(call) : said(merged);
    }

    private Answer said(Answer answer) {
        String message = Json.read(answer.body())
                .map(node -> node.path("message").asText())
                .orElse("It did not work.");
        return pages.page(answer.status(), "Not done", "<p>" + Html.escape(message) + "</p>");
    }

    private Answer releaseForm(Call call) {
        Repo repo = repo(call);
        return pages.page(
                "Cut a release of " + repo.fullName(),
                "<p>Newest tag: " + Html.escape(repo.tags().stream().findFirst().orElse("none"))
                        + "</p><form method=\"post\">" + pages.token()
                        + "<label>Tag <input name=\"tag\" required></label> <button>Publish release</button></form>");
    }

    private Answer release(Call call) {
        pages.check(call);
        Repo repo = repo(call);
        String tag = call.form().getOrDefault("tag", "").strip();
        ObjectNode nothingElse = Json.object();
        try {
            releases.publish(repo, tag, repo.defaultBranch, tag, nothingElse, person());
        } catch (BadCall bad) {
            return said(bad.answer());
        }
        return repository(call);
    }

    private Answer run(Call call) {
        Run run = runOf(call);
        boolean waits = run.jobs.stream().anyMatch(job -> job.waitingFor.isPresent());
        String jobs = run.jobs.stream()
                .map(job -> "<h2>%s: %s</h2><pre>%s</pre>"
                        .formatted(
                                Html.escape(job.name),
                                job.conclusion.orElse(job.status),
                                Html.escape(job.log.isEmpty() ? String.join("\n", job.errors) : job.log.toString())))
                .collect(Collectors.joining());
        return pages.page(
                run.name + " on " + run.shortRef() + ": " + run.conclusion.orElse(run.status),
                (waits ? form("Approve and deploy") : "") + jobs);
    }

    private Answer approve(Call call) {
        pages.check(call);
        Answer approved = runs.approve(repo(call), runOf(call), person());
        return approved.status() == 200 ? run(call) : said(approved);
    }

    private Answer jobLog(Call call) {
        String id = call.parameter("file").replace(".txt", "");
        Optional<Run.RunJob> found = hub.repos.values().stream()
                .flatMap(repo -> repo.runs.stream())
                .flatMap(run -> run.jobs.stream())
                .filter(job -> String.valueOf(job.id).equals(id))
                .findFirst();
        return found.map(job -> Answer.text(200, job.log.toString())).orElseGet(() -> Answer.text(404, "Not Found"));
    }

    private Answer runLog(Call call) {
        String id = call.parameter("file").replace(".zip", "");
        return hub.repos.values().stream()
                .flatMap(repo -> repo.runs.stream())
                .filter(run -> String.valueOf(run.id).equals(id))
                .findFirst()
                .map(run -> Answer.bytes(200, "application/zip", zip(run)))
                .orElseGet(() -> Answer.text(404, "Not Found"));
    }

    private static byte[] zip(Run run) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < run.jobs.size(); i++) {
                zip.putNextEntry(new ZipEntry(i + "_" + run.jobs.get(i).key + ".txt"));
                zip.write(Bodies.utf8(run.jobs.get(i).log.toString()));
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
