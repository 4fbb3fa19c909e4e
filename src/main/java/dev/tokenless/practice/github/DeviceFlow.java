package dev.tokenless.practice.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.practice.http.Answer;
import dev.tokenless.practice.http.Call;
import dev.tokenless.practice.http.Html;
import dev.tokenless.practice.http.Json;
import dev.tokenless.practice.http.Router;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Signing in with a code on another page. Source: docs.github.com, "Authorizing OAuth apps", device flow.
final class DeviceFlow {

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final int INTERVAL = 5;

    /// The client id of an app in whose settings the device flow is off.
    private static final String WITHOUT_DEVICE_FLOW = "practice-without-device-flow";

    private static final class Grant {
        final String userCode;
        final Instant issued;
        final String scopes;
        Optional<Boolean> allowed = Optional.empty();
        Optional<Instant> lastAsked = Optional.empty();
        int interval = INTERVAL;

        Grant(String userCode, Instant issued, String scopes) {
            this.userCode = userCode;
            this.issued = issued;
            this.scopes = scopes;
        }
    }

    private final Hub hub;
    private final WebPage pages;
    private final Map<String, Grant> grants = new HashMap<>();

    DeviceFlow(Hub hub, WebPage pages) {
        this.hub = hub;
        this.pages = pages;
    }

    void addTo(Router router) {
        router.on("POST", "/login/device/code", this::code)
                .on("POST", "/login/oauth/access_token", this::token)
                .on("GET", "/login/device", this::page)
                .on("POST", "/login/device", this::decide);
    }

    private Answer code(Call call) {
        Map<String, String> form = fields(call);
        if (form.getOrDefault("client_id", "").isBlank()) {
            return answer(call, Json.object("error", "incorrect_client_credentials"));
        }
        if (form.getOrDefault("client_id", "").equals(WITHOUT_DEVICE_FLOW)) {
            return answer(call, Json.object("error", "device_flow_disabled"));
        }
        long id = hub.nextId();
        String userCode = "PRAC-%04d".formatted(id % 10_000);
        String device = Git.sha("device", Bodies.utf8("practice" + id));
        grants.put(device, new Grant(userCode, hub.clock.instant(), form.getOrDefault("scope", "")));
        return answer(
                call,
                Json.object(
                        "device_code", device,
                        "user_code", userCode,
                        "verification_uri", hub.web + "/login/device",
                        "expires_in", LIFE.toSeconds(),
                        "interval", INTERVAL));
    }

    private Answer token(Call call) {
        Map<String, String> form = fields(call);
        if (!form.getOrDefault("grant_type", "").equals("urn:ietf:params:oauth:grant-type:device_code")) {
            return answer(call, Json.object("error", "unsupported_grant_type"));
        }
        Grant grant = grants.get(form.getOrDefault("device_code", ""));
        if (grant == null) {
            return answer(call, Json.object("error", "incorrect_device_code"));
        }
        Instant now = hub.clock.instant();
        if (now.isAfter(grant.issued.plus(LIFE))) {
            return answer(call, Json.object("error", "expired_token"));
        }
        boolean tooSoon = grant.lastAsked
                .filter(last -> now.isBefore(last.plusMillis(grant.interval * 1000L - 500)))
                .isPresent();
        grant.lastAsked = Optional.of(now);
        if (tooSoon) {
            grant.interval += 5;
            return answer(call, Json.object("error", "slow_down", "interval", grant.interval));
        }
        if (grant.allowed.isEmpty()) {
            return answer(call, Json.object("error", "authorization_pending"));
        }
        return grant.allowed.get() ? granted(call, grant) : answer(call, Json.object("error", "access_denied"));
    }

    private Answer granted(Call call, Grant grant) {
        String text =
                "gho_PRACTICE" + Git.sha("token", Bodies.utf8(grant.userCode)).substring(0, 24);
        String scopes = grant.scopes.trim().replaceAll("\\s+", ", ");
        hub.account(Seeds.PERSON)
                .ifPresent(account -> hub.tokens.put(text, new Hub.Signed(account, scopes, true, Optional.empty())));
        return answer(
                call, Json.object("access_token", text, "token_type", "bearer", "scope", scopes.replace(", ", ",")));
    }

    private Answer page(Call call) {
        return pages.page("Connect a device", """
                <form method="post" action="%s/login/device">%s
                <p><label>Code <input name="user_code" value="%s"></label></p>
                <button name="decision" value="allow">Authorize</button>
                <button name="decision" value="deny">Cancel</button></form>
                """.formatted(
                hub.web, pages.token(), Html.escape(call.query("user_code").orElse(""))));
    }

    private Answer decide(Call call) {
        pages.check(call);
        String code = call.form().getOrDefault("user_code", "").strip();
        Optional<Grant> grant =
                grants.values().stream().filter(g -> g.userCode.equals(code)).findFirst();
        grant.ifPresent(g ->
                g.allowed = Optional.of(call.form().getOrDefault("decision", "").equals("allow")));
        return grant.isPresent()
                ? pages.page("Done", "<p>You can close this page.</p>")
                : pages.page("Unknown code", "<p>No device waits with this code.</p>");
    }

    private static Map<String, String> fields(Call call) {
        if (!call.header("Content-Type").orElse("").contains("json")) {
            return call.form();
        }
        Map<String, String> fields = new HashMap<>();
        Bodies.read(call)
                .properties()
                .forEach(e -> fields.put(e.getKey(), e.getValue().asText()));
        return fields;
    }

    /// Form-encoded unless JSON is asked for, and always 200.
    private static Answer answer(Call call, ObjectNode node) {
        if (call.header("Accept").orElse("").contains("json")) {
            return Answer.json(200, node);
        }
        String form = node.properties().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue().asText(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return Answer.bytes(200, "application/x-www-form-urlencoded; charset=utf-8", Bodies.utf8(form));
    }
}
