package dev.tokenless.practice.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tokenless.practice.http.Server;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// An index behind a real server, a clock that the test moves, and an identity provider that says what the test wants.
final class Workbench implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    static final String ACCOUNT_TOKEN = IndexSeed.tokenText("account");
    static final String PROJECT_TOKEN = IndexSeed.tokenText("project");
    static final String STRANGER_TOKEN = IndexSeed.tokenText("stranger");
    static final String MAINTAINER_TOKEN = IndexSeed.tokenText("maintainer");
    private static final KeyPair KEYS = rsa();
    private static final JsonMapper JSON = new JsonMapper();

    final AtomicReference<Instant> time = new AtomicReference<>(START);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Server server;
    private final PracticeIndex index;
    private int identities;

    Workbench() throws IOException {
        this(Site.PYPI);
    }

    Workbench(Site site) throws IOException {
        AtomicReference<PracticeIndex> late = new AtomicReference<>();
        server = Server.start(
                0,
                call -> new dev.tokenless.practice.http.Router()
                        .mount("/pypi", late.get().routes())
                        .answer(call));
        index = new PracticeIndex(site, base(), time::get, issuer(), Workbench::account, seed());
        late.set(index);
    }

    static IndexSeed seed() {
        Instant old = START.minus(Duration.ofDays(400));
        return new IndexSeed(
                "ada",
                List.of(
                        project("sea-otter", Map.of("ada", Role.OWNER, "grace", Role.MAINTAINER), ProjectStatus.ACTIVE),
                        project("Kelp.Forest", Map.of("ada", Role.OWNER), ProjectStatus.ACTIVE),
                        project("harbour", Map.of("ada", Role.MAINTAINER, "grace", Role.OWNER), ProjectStatus.ACTIVE),
                        project("old-pier", Map.of("ada", Role.OWNER), ProjectStatus.ARCHIVED),
                        project("sunken", Map.of("ada", Role.OWNER), ProjectStatus.QUARANTINED)),
                List.of(
                        token("ci", "ada", new Scope.AllProjects(), ACCOUNT_TOKEN, old),
                        token("otter", "ada", new Scope.OneProject("sea-otter"), PROJECT_TOKEN, old),
                        token("laptop", "grace", new Scope.AllProjects(), MAINTAINER_TOKEN, old),
                        token("other", "mallory", new Scope.AllProjects(), STRANGER_TOKEN, old)));
    }

    private static IndexSeed.SeededProject project(String name, Map<String, Role> roles, ProjectStatus status) {
        return new IndexSeed.SeededProject(
                name,
                roles,
                Map.of("Source", "https://github.com/ada/sea-otter", "Home", "https://example.org/"),
                status,
                List.of(),
                List.of(new IndexSeed.SeededRelease(
                        "1.0.0", START.minus(Duration.ofDays(30)), new IndexSeed.Via.Token("ada"), false)));
    }

    private static IndexSeed.SeededToken token(String name, String user, Scope scope, String text, Instant created) {
        return new IndexSeed.SeededToken(name, user, scope, text, created, Optional.empty());
    }

    void reset(IndexSeed seed) {
        index.reset(seed);
    }

    URI base() {
        return URI.create(server.address() + "/pypi/");
    }

    void pass(Duration duration) {
        time.updateAndGet(now -> now.plus(duration));
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    byte[] bytes(URI address) {
        try {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    JsonNode simple(String project) {
        return json(get("simple/" + project + "/", "Accept", "application/vnd.pypi.simple.v1+json"));
    }

    HttpResponse<String> mint(String identity) {
        String body = JSON.createObjectNode().put("token", identity).toString();
        return post("_/oidc/mint-token", "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /// The token of a mint that must succeed.
    String minted(Map<String, Object> claims) {
        HttpResponse<String> answer = mint(identity(claims));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
        return json(answer).path("token").asText();
    }

    /// `code: description` of a mint that must be refused.
    String refusal(Map<String, Object> claims) {
        HttpResponse<String> answer = mint(identity(claims));
        if (answer.statusCode() != 422) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        JsonNode error = json(answer).path("errors").path(0);
        return error.path("code").asText() + ": " + error.path("description").asText();
    }

    HttpResponse<String> upload(String token, String project, String version, List<String> attestations) {
        PythonPackage source = source(project, version);
        return upload(token, source, source.wheel(), attestations);
    }

    HttpResponse<String> upload(String token, PythonPackage source, Distribution file, List<String> attestations) {
        Upload upload = Upload.of(source, file, attestations);
        String pair = Base64.getEncoder().encodeToString(("__token__:" + token).getBytes(StandardCharsets.UTF_8));
        return post("legacy/", upload.contentType(), upload.body(), "Authorization", "Basic " + pair);
    }

    static PythonPackage source(String project, String version) {
        return new PythonPackage(
                project, version, Map.of("Source", "https://github.com/ada/sea-otter"), "commit " + version);
    }

    HttpResponse<String> post(String path, String contentType, byte[] body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    /// Posts a form with the page's own protection token, as a browser would.
    HttpResponse<String> submit(String page, Map<String, String> values) {
        return submit(page, page, values);
    }

    HttpResponse<String> submit(String page, String action, Map<String, String> values) {
        Matcher token = Pattern.compile("name=\"csrf_token\" value=\"([^\"]+)\"")
                .matcher(get(page).body());
        Map<String, String> all = new LinkedHashMap<>(values);
        if (token.find()) {
            all.put("csrf_token", token.group(1));
        }
        return postForm(action, all);
    }

    HttpResponse<String> postForm(String action, Map<String, String> values) {
        String body = values.entrySet().stream()
                .map(value -> encoded(value.getKey()) + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
        return post(action, "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8));
    }

    void register(String project, String environment) {
        HttpResponse<String> answer = submit(
                "manage/project/" + project + "/settings/publishing/",
                form("ada", "sea-otter", "publish.yml", environment));
        if (answer.statusCode() != 303) {
            throw new AssertionError(answer.statusCode() + answer.body());
        }
    }

    static Map<String, String> form(String owner, String repository, String workflow, String environment) {
        return Map.of(
                "owner", owner, "repository", repository, "workflow_filename", workflow, "environment", environment);
    }

    /// What GitHub says of a release's publish job in environment `pypi`.
    Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        long now = time.get().getEpochSecond();
        identities++;
        claims.put("iss", "https://issuer.example");
        claims.put("aud", "pypi");
        claims.put("iat", now);
        claims.put("nbf", now);
        claims.put("exp", now + 300);
        claims.put("jti", "identity-" + identities);
        claims.put("sub", "repo:ada/sea-otter:environment:pypi");
        claims.put("repository", "ada/sea-otter");
        claims.put("repository_owner", "ada");
        claims.put("repository_owner_id", "17");
        claims.put("job_workflow_ref", "ada/sea-otter/.github/workflows/publish.yml@refs/tags/v2");
        claims.put("ref", "refs/tags/v2");
        claims.put("sha", "8f3c0000000000000000000000000000000000aa");
        claims.put("environment", "pypi");
        claims.put("event_name", "release");
        return claims;
    }

    Map<String, Object> claims(String claim, Object value) {
        Map<String, Object> claims = claims();
        claims.put(claim, value);
        return claims;
    }

    Map<String, Object> without(String claim) {
        Map<String, Object> claims = claims();
        claims.remove(claim);
        return claims;
    }

    static SigningIdentity signer() {
        return SigningIdentity.of(
                "ada/sea-otter",
                "publish.yml",
                "8f3c0000000000000000000000000000000000aa",
                "refs/tags/v2",
                "release",
                "https://github.com/ada/sea-otter/actions/runs/99/attempts/1");
    }

    String identity(Map<String, Object> claims) {
        return identity(claims, KEYS);
    }

    static String identity(Map<String, Object> claims, KeyPair keys) {
        try {
            String signed = base64(JSON.writeValueAsBytes(Map.of("alg", "RS256", "typ", "JWT"))) + "."
                    + base64(JSON.writeValueAsBytes(claims));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<GitHubAccounts.GitHubAccount> account(String login) {
        return switch (login.toLowerCase(java.util.Locale.ROOT)) {
            case "ada" -> Optional.of(new GitHubAccounts.GitHubAccount("ada", 17));
            case "moon-lab" -> Optional.of(new GitHubAccounts.GitHubAccount("Moon-Lab", 18));
            default -> Optional.empty();
        };
    }

    private static IdentityIssuer issuer() {
        return new IdentityIssuer() {
            @Override
            public String issuer() {
                return "https://issuer.example";
            }

            @Override
            public RSAPublicKey publicKey() {
                return (RSAPublicKey) KEYS.getPublic();
            }
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
