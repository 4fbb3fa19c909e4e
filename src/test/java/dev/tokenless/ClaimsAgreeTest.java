package dev.tokenless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tokenless.practice.PracticeOptions;
import dev.tokenless.practice.PracticePerson;
import dev.tokenless.practice.PracticeWorld;
import dev.tokenless.practice.samples.Sample;
import dev.tokenless.practice.samples.SampleProject;
import dev.tokenless.practice.samples.Samples;
import dev.tokenless.trust.ActionsPolicy;
import dev.tokenless.trust.EnvironmentRules;
import dev.tokenless.trust.Judge;
import dev.tokenless.trust.Judgement;
import dev.tokenless.trust.Publisher;
import dev.tokenless.trust.RefPattern;
import dev.tokenless.trust.RefPolicy;
import dev.tokenless.trust.Registered;
import dev.tokenless.trust.RepositoryFacts;
import dev.tokenless.trust.Setup;
import dev.tokenless.trust.Stopper;
import dev.tokenless.trust.Verdict;
import dev.tokenless.trust.Way;
import dev.tokenless.workflow.EnvironmentName;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.RepositoryName;
import dev.tokenless.workflow.RewriteChoices;
import dev.tokenless.workflow.Rewriter;
import dev.tokenless.workflow.Rewriting;
import dev.tokenless.workflow.Sources;
import dev.tokenless.workflow.WorkflowFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `claims` predicts for a trigger is what the practice world, which states the rules a second time, then does.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimsAgreeTest {

    private static final JsonMapper JSON = new JsonMapper();

    /// Ways to set a repository up, right and wrong.
    @SuppressWarnings("ImmutableEnumChecker") // the changes are functions without state
    enum Case {
        RIGHT(setup -> setup),
        ONLY_MAIN(setup ->
                setup.withRules(EnvironmentRules.of(new RefPolicy.Custom(List.of(RefPattern.branch("main")))))),
        ANY_REFERENCE(setup -> setup.withRules(EnvironmentRules.of(new RefPolicy.AnyRef()))),
        MAIN_PROTECTED(setup -> setup.withRules(EnvironmentRules.of(new RefPolicy.ProtectedBranches(List.of("main"))))),
        NONE_PROTECTED(setup -> setup.withRules(EnvironmentRules.of(new RefPolicy.ProtectedBranches(List.of())))),
        WRONG_FILE(setup ->
                publishers(setup, p -> new Publisher(p.repository(), new WorkflowFile("other.yml"), p.environment()))),
        WRONG_ENVIRONMENT(setup -> publishers(
                setup, p -> new Publisher(p.repository(), p.file(), Optional.of(new EnvironmentName("production"))))),
        ANY_ENVIRONMENT(setup -> publishers(setup, p -> new Publisher(p.repository(), p.file(), Optional.empty()))),
        NO_PUBLISHER(setup -> setup.withPublishers(List.of()));

        private final UnaryOperator<Setup> change;

        Case(UnaryOperator<Setup> change) {
            this.change = change;
        }

        private static Setup publishers(Setup setup, UnaryOperator<Publisher> change) {
            return setup.withPublishers(setup.publishers().stream()
                    .map(known -> Registered.of(known.index(), change.apply(known.publisher())))
                    .distinct()
                    .toList());
        }
    }

    record Row(Sample sample, Case how) {
        @Override
        public String toString() {
            return sample.fullName() + " " + how;
        }
    }

    private PracticeWorld world;
    private PracticePerson person;
    private HttpClient http;

    @BeforeAll
    void start() throws IOException {
        world = PracticeWorld.start(PracticeOptions.defaults().withState("strict"));
        person = new PracticePerson(world.announcement());
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    void stop() {
        world.close();
        http.close();
    }

    /// Not orbit-org/guidance: there the person may neither set the environment up nor add a publisher.
    static Stream<Row> rows() {
        return Stream.concat(Samples.all().stream(), Samples.strict().stream())
                .filter(Sample::admin)
                .filter(sample -> !ways(sample, designed(sample)).isEmpty())
                .flatMap(sample -> Stream.of(Case.values()).map(how -> new Row(sample, how)));
    }

    @Test
    void everySampleThatCanBeMigratedIsTried() {
        assertThat(rows().map(row -> row.sample().fullName()).distinct())
                .contains(
                        "acme/rocket",
                        "acme/launchpad",
                        "acme/telemetry",
                        "ada-practice/tiny-yaml",
                        "acme/docs-theme",
                        "acme/autopilot",
                        "acme/strict-valve",
                        "acme/sealed-jar");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatIsPredictedHappens(Row row) throws Exception {
        world.reset();
        Sample sample = row.sample();
        Setup setup = row.how().change.apply(designed(sample));
        List<Predicted> predicted = ways(sample, setup);
        List<String> environments = predicted.stream()
                .flatMap(p -> p.way().environment().stream())
                .map(EnvironmentName::value)
                .distinct()
                .toList();
        rewrite(sample, rewriter(sample));
        for (String environment : environments) {
            protect(sample, environment, rules(setup, environment));
        }
        register(sample, setup);
        for (String trigger :
                predicted.stream().map(p -> p.way().trigger()).distinct().toList()) {
            List<Predicted> due = predicted.stream()
                    .filter(p -> p.way().trigger().equals(trigger))
                    .toList();
            for (String path : due.stream().map(Predicted::path).distinct().toList()) {
                List<Way> ways = due.stream()
                        .filter(p -> p.path().equals(path))
                        .map(Predicted::way)
                        .toList();
                compare(sample, path, trigger, ways);
            }
        }
    }

    private void compare(Sample sample, String path, String trigger, List<Way> ways) throws Exception {
        String event = trigger.replaceFirst(":.*", "");
        String file = path.substring(path.lastIndexOf('/') + 1);
        String tag = act(sample, trigger, file, ways.getFirst());
        JsonNode run = finished(sample, file, event, tag);
        String log = log(sample, run);
        assertThat(ways).allSatisfy(way -> {
            assertThat(way.admits().decision()).as(way.admits().reason()).isPresent();
            assertThat(way.accepts().decision()).as(way.accepts().reason()).isPresent();
        });
        boolean refusedHere = ways.stream().anyMatch(way -> way.admits() instanceof Verdict.Refused);
        boolean refusedThere = ways.stream()
                .anyMatch(way -> way.admits() instanceof Verdict.Accepted && way.accepts() instanceof Verdict.Refused);
        String why = trigger + "\n" + ways + "\n" + log;
        if (log.contains("immutable release") || stoppers(sample).contains("immutable-release")) {
            // the build job fails before anybody asks PyPI
            assertThat(log).as(why).contains("immutable release");
            assertThat(stoppers(sample)).contains("immutable-release");
            assertThat(run.path("conclusion").asText()).as(why).isEqualTo("failure");
            return;
        }
        assertThat(stoppers(sample)).doesNotContain("sha-pinning-required");
        assertThat(log).as(why).doesNotContain("must be pinned");
        assertThat(log.contains("is not allowed to deploy to")).as(why).isEqualTo(refusedHere);
        assertThat(log.contains("invalid-publisher")).as(why).isEqualTo(refusedThere);
        assertThat(run.path("conclusion").asText())
                .as(why)
                .isEqualTo(ways.stream().allMatch(Way::works) ? "success" : "failure");
    }

    @Test
    void anActionThatIsNotPinnedStopsTheReleaseWhereTheSettingsDemandIt() throws Exception {
        world.reset();
        Sample strict = withOneMovingAction(Samples.strict().getFirst());
        BiFunction<String, Sources, Rewriting> moving =
                (path, sources) -> Rewriter.rewrite(path, sources, RewriteChoices.defaults());
        Sources sources = new Sources(strict.files());
        Setup setup = Judge.designed(sources, facts(strict), moving, List.of());
        assertThat(stoppers(Judge.judge(sources, facts(strict), setup, moving))).contains("sha-pinning-required");
        rewrite(strict, moving);
        register(strict, setup);
        pushTag(strict, "v1.2.0");
        JsonNode run = finished(strict, "publish.yml", "push", "v1.2.0");
        assertThat(run.path("conclusion").asText()).isEqualTo("failure");
        assertThat(log(strict, run)).contains("all actions must be pinned to a full-length commit SHA");
    }

    private static Sample withOneMovingAction(Sample sample) {
        Map<String, String> files = new HashMap<>(sample.files());
        files.replaceAll((_, text) -> text.replaceAll("setup-python@[0-9a-f]{40}.*", "setup-python@v5"));
        return new Sample(
                sample.owner(),
                sample.name(),
                sample.description(),
                sample.isPrivate(),
                sample.admin(),
                files,
                sample.tags(),
                sample.secrets(),
                sample.environments(),
                sample.projects(),
                sample.settings());
    }

    @Test
    void aReleaseMadeByTheRunsOwnTokenStartsNothing() throws Exception {
        world.reset();
        Sample autopilot = Samples.all().stream()
                .filter(sample -> sample.name().equals("autopilot"))
                .findFirst()
                .orElseThrow();
        pushTag(autopilot, "v0.5.0");
        String runs = "/repos/acme/autopilot/actions/runs";
        await(() -> stream(call("GET", runs, Map.of()).path("workflow_runs"))
                .filter(run -> run.path("status").asText().equals("completed"))
                .findFirst());
        assertThat(call("GET", "/repos/acme/autopilot/releases", Map.of()).findValuesAsText("tag_name"))
                .contains("v0.5.0");
        TimeUnit.MILLISECONDS.sleep(200);
        assertThat(call("GET", runs, Map.of()).findValuesAsText("event")).containsOnly("push");
        assertThat(call("GET", "/repos/acme/autopilot/actions/workflows/publish.yml/runs", Map.of())
                        .path("total_count")
                        .asInt())
                .isZero();
    }

    record Predicted(String path, Way way) {}

    private static List<Predicted> ways(Sample sample, Setup setup) {
        List<Predicted> ways = new ArrayList<>();
        for (Judgement judgement : Judge.judge(new Sources(sample.files()), facts(sample), setup, rewriter(sample))) {
            judgement.ways().stream()
                    .filter(way -> way.index() == IndexKind.PYPI)
                    .forEach(way -> ways.add(new Predicted(judgement.path(), way)));
        }
        return ways;
    }

    private static Setup designed(Sample sample) {
        return Judge.designed(new Sources(sample.files()), facts(sample), rewriter(sample), List.of());
    }

    private static Set<String> stoppers(Sample sample) {
        return stoppers(Judge.judge(new Sources(sample.files()), facts(sample), designed(sample), rewriter(sample)));
    }

    private static Set<String> stoppers(List<Judgement> judgements) {
        return judgements.stream()
                .flatMap(judgement -> judgement.stoppers().stream())
                .map(Stopper::code)
                .collect(Collectors.toSet());
    }

    private static BiFunction<String, Sources, Rewriting> rewriter(Sample sample) {
        boolean pinned = sample.settings().contains(Sample.Setting.PINNED_ACTIONS);
        RewriteChoices choices = pinned ? RewriteChoices.defaults().pinned() : RewriteChoices.defaults();
        return (path, sources) -> Rewriter.rewrite(path, sources, choices);
    }

    private static RepositoryFacts facts(Sample sample) {
        return RepositoryFacts.of(RepositoryName.parse(sample.fullName()).orElseThrow(), "main")
                .withTags(sample.tags().reversed())
                .withSettings(
                        new ActionsPolicy(
                                true,
                                ActionsPolicy.Allowed.ALL,
                                true,
                                true,
                                List.of(),
                                sample.settings().contains(Sample.Setting.PINNED_ACTIONS)),
                        sample.settings().contains(Sample.Setting.IMMUTABLE_RELEASES));
    }

    private static EnvironmentRules rules(Setup setup, String environment) {
        return setup.everywhere()
                .or(() -> Optional.ofNullable(setup.environments().get(new EnvironmentName(environment))))
                .orElseGet(EnvironmentRules::missing);
    }

    private void rewrite(Sample sample, BiFunction<String, Sources, Rewriting> rewriter) throws Exception {
        Sources sources = new Sources(sample.files());
        for (Map.Entry<String, String> file : sample.files().entrySet()) {
            if (file.getKey().startsWith(".github/workflows/")) {
                String after = rewriter.apply(file.getKey(), sources).after(file.getValue());
                if (!after.equals(file.getValue())) {
                    String api = "/repos/" + sample.fullName() + "/contents/" + file.getKey();
                    String sha = call("GET", api, Map.of()).path("sha").asText();
                    String content = Base64.getEncoder().encodeToString(after.getBytes(StandardCharsets.UTF_8));
                    call("PUT", api, Map.of("message", "Trust", "content", content, "sha", sha));
                }
            }
        }
    }

    private void protect(Sample sample, String environment, EnvironmentRules rules) throws Exception {
        String api = "/repos/" + sample.fullName() + "/environments/" + environment;
        if (sample.environments().stream().anyMatch(known -> known.name().equals(environment))) {
            call("DELETE", api, Map.of());
        }
        switch (rules.policy()) {
            case RefPolicy.AnyRef() -> call("PUT", api, Map.of("wait_timer", 0));
            case RefPolicy.ProtectedBranches(List<String> branches) -> {
                call("PUT", api, policy(true));
                for (String branch : branches) {
                    call(
                            "PUT",
                            "/repos/" + sample.fullName() + "/branches/" + branch + "/protection",
                            Map.of("enforce_admins", true));
                }
            }
            case RefPolicy.Custom(List<RefPattern> patterns) -> {
                call("PUT", api, policy(false));
                for (RefPattern pattern : patterns) {
                    call(
                            "POST",
                            api + "/deployment-branch-policies",
                            Map.of(
                                    "name",
                                    pattern.text(),
                                    "type",
                                    pattern.kind().json()));
                }
            }
        }
    }

    private static Map<String, Object> policy(boolean protectedOnly) {
        return Map.of(
                "deployment_branch_policy",
                Map.of("protected_branches", protectedOnly, "custom_branch_policies", !protectedOnly));
    }

    private void register(Sample sample, Setup setup) {
        for (SampleProject project : sample.projects()) {
            if (project.trustedWorkflow().isPresent()) {
                person.pypi().removePublishers(project.name(), any -> true);
            }
            for (Registered known : setup.publishers()) {
                Publisher publisher = known.publisher();
                if (known.index() == IndexKind.PYPI) {
                    person.pypi()
                            .addPublisher(URI.create(world.announcement().pypi() + "/manage/project/" + project.name()
                                    + "/settings/publishing/?provider=github&owner="
                                    + publisher.repository().owner() + "&repository="
                                    + publisher.repository().name() + "&workflow_filename="
                                    + publisher.file().name() + "&environment="
                                    + publisher
                                            .environment()
                                            .map(EnvironmentName::value)
                                            .orElse("")));
                }
            }
        }
    }

    /// Does what the trigger waits for, and says at which branch or tag.
    private String act(Sample sample, String trigger, String file, Way way) throws Exception {
        String ref = way.ref().replaceFirst("^refs/(heads|tags)/", "");
        if (trigger.startsWith("release")) {
            return person.release(sample.fullName());
        }
        if (trigger.startsWith("push: tags")) {
            String next = ref + ".9";
            pushTag(sample, next);
            return next;
        }
        if (trigger.startsWith("workflow_dispatch")) {
            person.dispatch(sample.fullName(), file, ref);
            return ref;
        }
        throw new AssertionError("a sample has a trigger that this test does not know: " + trigger);
    }

    private void pushTag(Sample sample, String tag) throws Exception {
        String api = "/repos/" + sample.fullName();
        String head = call("GET", api + "/git/ref/heads/main", Map.of())
                .path("object")
                .path("sha")
                .asText();
        call("POST", api + "/git/refs", Map.of("ref", "refs/tags/" + tag, "sha", head));
    }

    private JsonNode finished(Sample sample, String file, String event, String ref) throws Exception {
        String api = "/repos/" + sample.fullName() + "/actions/workflows/" + file + "/runs";
        return await(() -> stream(call("GET", api, Map.of()).path("workflow_runs"))
                .filter(run -> run.path("event").asText().equals(event))
                .filter(run -> run.path("head_branch").asText().equals(ref))
                .filter(run -> run.path("status").asText().equals("completed"))
                .findFirst());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return array.valueStream();
    }

    private interface Look {
        Optional<JsonNode> look() throws Exception;
    }

    private static JsonNode await(Look look) throws Exception {
        Instant patience = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(patience)) {
            Optional<JsonNode> found = look.look();
            if (found.isPresent()) {
                return found.get();
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("no such run within 20 seconds");
    }

    private String log(Sample sample, JsonNode run) throws Exception {
        String api = "/repos/" + sample.fullName() + "/actions/";
        StringBuilder log = new StringBuilder();
        for (JsonNode job : call("GET", api + "runs/" + run.path("id").asLong() + "/jobs", Map.of())
                .path("jobs")) {
            String notes = "/repos/" + sample.fullName() + "/check-runs/"
                    + job.path("id").asLong() + "/annotations";
            call("GET", notes, Map.of())
                    .forEach(note -> log.append(note.path("message").asText()).append('\n'));
            HttpResponse<String> moved =
                    send(request("GET", api + "jobs/" + job.path("id").asLong() + "/logs", ""));
            Optional<String> place = moved.headers().firstValue("Location");
            if (place.isPresent()) {
                log.append(send(HttpRequest.newBuilder(URI.create(place.get()))).body());
            }
        }
        return log.toString();
    }

    private JsonNode call(String method, String path, Map<String, Object> body) throws Exception {
        HttpResponse<String> response = send(request(method, path, JSON.writeValueAsString(body)));
        assertThat(response.statusCode())
                .as(method + " " + path + " " + response.body())
                .isLessThan(300);
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(world.announcement().github() + path))
                .header("Authorization", "Bearer " + world.announcement().token())
                .method(method, BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.header("User-Agent", "test").build(), HttpResponse.BodyHandlers.ofString());
    }
}
