package dev.tokenless.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The published schema of a record as JSON (JSON Schema, draft 2020-12).
public final class RecordSchema {

    private RecordSchema() {}

    /// The schema of the version that this program writes.
    public static String text() {
        try (InputStream file =
                Objects.requireNonNull(RecordSchema.class.getResourceAsStream("completion-record-1.schema.json"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            // it lies in our own jar
            throw new UncheckedIOException(impossible);
        }
    }
}
