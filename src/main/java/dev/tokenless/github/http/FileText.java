package dev.tokenless.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenless.workflow.RepositoryName;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// The text of one file at one commit, exactly as it is stored, byte order mark and line endings included.
final class FileText {

    private FileText() {}

    /// Empty where there is no file, or none that is UTF-8 text of at most a megabyte (GitHub gives no more this
    /// way).
    static Optional<String> read(Wire wire, RepositoryName repository, String ref, String path) {
        var url = wire.repository(repository, "contents", path)
                .newBuilder()
                .addQueryParameter("ref", ref)
                .build();
        return wire.find(url)
                .filter(FileText::isContent)
                .filter(content -> content.path("type").asText("").equals("file"))
                .filter(content -> content.path("encoding").asText("").equals("base64"))
                .flatMap(FileText::decoded);
    }

    /// A folder comes as a list.
    private static boolean isContent(JsonNode content) {
        if (!content.isObject() && !content.isArray()) {
            throw Json.unreadable("neither file nor folder");
        }
        return content.isObject();
    }

    private static Optional<String> decoded(JsonNode content) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(Json.text(content, "content"));
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (IllegalArgumentException notBase64) {
            throw Json.unreadable("no base64 for a file");
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }
}
