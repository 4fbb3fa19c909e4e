package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenless.workflow.Masking;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/// What GitHub answered one account, with the tag by which it tells whether that still holds: one file an address,
/// readable by its owner only. Nothing of a request is ever kept, and no answer that holds a credential or a file's
/// content. OkHttp's own cache would write the token to the disk.
final class AnswerStore {

    /// An answer from before.
    ///
    /// @param link the address of the next page, as GitHub gave it
    record Kept(String etag, Optional<String> link, String type, String body) {}

    private static final int LONGEST = 512 * 1024;
    // contents come in base64, in which no credential can be recognised
    private static final Pattern NEVER = Pattern.compile(".*/(contents|variables|logs|blobs|readme)(/.*)?");

    private final Path folder;

    /// @param folder of one account; made when something is kept
    AnswerStore(Path folder) {
        this.folder = folder;
    }

    /// Empty also where the file cannot be read: it is asked anew then.
    Optional<Kept> find(HttpUrl url) {
        try {
            return Json.parsed(Files.readAllBytes(file(url)))
                    .filter(kept -> kept.path("url").asText("").equals(url.toString()))
                    .map(AnswerStore::kept);
        } catch (IOException | RuntimeException none) {
            return Optional.empty();
        }
    }

    private static Kept kept(JsonNode node) {
        return new Kept(
                Json.text(node, "etag"),
                Json.optionalText(node, "link"),
                Json.text(node, "type"),
                Json.text(node, "body"));
    }

    /// Keeps the answer if it may be kept; a full disk is no reason to fail.
    void keep(HttpUrl url, String etag, Optional<String> link, String type, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        boolean may = body.length <= LONGEST
                && type.contains("json")
                && !NEVER.matcher(url.encodedPath()).matches()
                && Masking.mask(text + url).equals(text + url);
        if (!may) {
            return;
        }
        ObjectNode node = Json.object().put("url", url.toString()).put("etag", etag);
        link.ifPresent(next -> node.put("link", next));
        node.put("type", type).put("body", text);
        try {
            Path home = OwnerOnly.folder(folder);
            Path fresh = OwnerOnly.temporary(home);
            Files.write(fresh, Json.bytes(node));
            Files.move(fresh, file(url), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException noSpace) {
            // then it is asked anew next time
        }
    }

    private Path file(HttpUrl url) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(url.toString().getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(hash) + ".json");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
