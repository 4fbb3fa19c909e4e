package dev.tokenless.practice.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes a file, or refuses it with PyPI's words. Source: pypi/warehouse `forklift/legacy.py`.
final class Uploading {
    /// Since July 2026 an older release takes no new files.
    private static final Duration OPEN_FOR_NEW_FILES = Duration.ofDays(14);
    private static final String BASIC = "basic ";

    private final IndexState state;

    Uploading(IndexState state) {
        this.state = state;
    }

    /// @param authorization the request's header, or empty
    /// @throws Refusal with status and text
    void upload(String authorization, String contentType, byte[] body, String userAgent) {
        Credential credential = authenticate(authorization);
        MultipartForm form = MultipartForm.parse(contentType, body)
                .orElseThrow(() -> new Refusal(400, "Error: Bad request: a multipart/form-data body was expected."));
        UploadForm upload = UploadForm.read(form);
        Project project = new UploadPermission(state).projectFor(credential, upload.name());
        Optional<StoredFile> existing = project.file(upload.file().filename());
        if (existing.isPresent()) {
            requireIdentical(existing.get(), upload.file());
            return;
        }
        requireOpenRelease(project, upload.version());
        store(project, upload, credential, userAgent);
    }

    private Credential authenticate(String authorization) {
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            throw invalidAuthentication();
        }
        String pair;
        try {
            pair = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(BASIC.length()).strip()),
                    StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalidAuthentication();
        }
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw invalidAuthentication();
        }
        if (!pair.startsWith("__token__:")) {
            throw new Refusal(
                    403,
                    "Username/Password authentication is no longer supported. Migrate to API Tokens or Trusted Publishers instead. See https://%s/help/#apitoken and https://%s/help/#trusted-publishers"
                            .formatted(state.site.host(), state.site.host()));
        }
        Credential credential = state.credential(pair.substring(colon + 1)).orElseThrow(this::invalidAuthentication);
        if (credential instanceof Credential.MintedToken minted && state.now().isAfter(minted.expires())) {
            throw new Refusal(403, "Invalid API Token: token is expired");
        }
        return credential;
    }

    private Refusal invalidAuthentication() {
        return new Refusal(
                403,
                "Invalid or non-existent authentication information. See https://%s/help/#invalid-auth for more information."
                        .formatted(state.site.host()));
    }

    private void requireIdentical(StoredFile existing, Distribution file) {
        if (!existing.distribution().sha256().equals(file.sha256())) {
            throw new Refusal(
                    400,
                    "File already exists ('%s', with blake2_256 hash '%s'). See https://%s/help/#file-name-reuse for more information."
                            .formatted(file.filename(), existing.distribution().blake2(), state.site.host()));
        }
    }

    private void requireOpenRelease(Project project, String version) {
        Optional<Instant> released = project.releasedAt(version);
        if (released.filter(at -> at.plus(OPEN_FOR_NEW_FILES).isBefore(state.now()))
                .isPresent()) {
            throw new Refusal(
                    400,
                    "Release '%s' of project '%s' is older than 14 days and takes no new files. Publish a new version instead."
                            .formatted(version, project.name));
        }
    }

    private void store(Project project, UploadForm upload, Credential credential, String userAgent) {
        Instant now = state.now();
        Optional<Publisher> publisher =
                switch (credential) {
                    case Credential.MintedToken minted -> Optional.of(minted.publisher());
                    case Credential.ApiToken _ -> Optional.empty();
                };
        List<JsonNode> attestations = attestations(upload, publisher);
        String by =
                switch (credential) {
                    case Credential.MintedToken minted -> minted.publisher().repositoryUri();
                    case Credential.ApiToken token -> token.owner();
                };
        if (project.files(upload.version()).isEmpty()) {
            project.record(now, "Release " + upload.version() + " created", by);
        }
        project.add(
                new StoredFile(upload.file(), upload.version(), now, publisher, attestations, by, userAgent, false));
        project.record(now, "File " + upload.file().filename() + " added", by);
        updateUrls(project, upload, publisher);
        if (credential instanceof Credential.ApiToken token) {
            use(token, project);
        }
        state.changed();
    }

    private static List<JsonNode> attestations(UploadForm upload, Optional<Publisher> publisher) {
        if (upload.attestations().isEmpty()) {
            return List.of();
        }
        if (publisher.isEmpty()) {
            throw new Refusal(
                    400,
                    "Invalid attestations supplied during upload: Attestations are only supported when using Trusted Publishing");
        }
        return new AttestationCheck(upload.file(), publisher.get())
                .read(upload.attestations().get());
    }

    private static void updateUrls(Project project, UploadForm upload, Optional<Publisher> publisher) {
        if (!upload.urls().isEmpty()) {
            project.urls.clear();
            for (Map.Entry<String, String> url : upload.urls()) {
                project.urls.put(url.getKey(), url.getValue());
            }
        }
        publisher.ifPresent(one -> {
            project.verifiedUrls.clear();
            project.urls.values().stream().filter(one::verifies).forEach(project.verifiedUrls::add);
        });
    }

    /// An upload by token beside a publisher is warned about once for each token and project.
    private void use(Credential.ApiToken token, Project project) {
        state.tokens.replaceAll(one -> one.id().equals(token.id()) ? one.usedAt(state.now()) : one);
        if (!project.publishers.isEmpty() && project.warnedAbout.add(token.id())) {
            state.mail(
                    project,
                    "API token used to upload to project " + project.name + " despite Trusted Publishing enabled",
                    "The token '%s' of %s was used. It can be removed on the account page: /manage/account/"
                            .formatted(token.name(), token.owner()));
        }
    }
}
