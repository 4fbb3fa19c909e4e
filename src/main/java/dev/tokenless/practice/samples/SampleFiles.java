package dev.tokenless.practice.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files of one sample, read from the resources: `FOLDER/files.txt` lists them, a resource and its path a line.
final class SampleFiles {

    private final String folder;

    SampleFiles(String folder) {
        this.folder = folder;
    }

    /// A sample with the folder's own name.
    SampleBuilder sample(String owner, String description) {
        return new SampleBuilder(owner, folder, description, files(folder));
    }

    /// A sample with another name: wherever the folder's name stands in a file, the other one does.
    SampleBuilder named(String name, String owner, String description) {
        return new SampleBuilder(owner, name, description, files(name));
    }

    String text(String resource) {
        try (@Nullable InputStream stream = SampleFiles.class.getResourceAsStream(folder + "/" + resource)) {
            if (stream == null) {
                throw new IllegalStateException("no practice file " + folder + "/" + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private Map<String, String> files(String name) {
        Map<String, String> files = new LinkedHashMap<>();
        text("files.txt").lines().forEach(line -> {
            String[] resourceAndPath = line.split(" ", 2);
            files.put(resourceAndPath[1], text(resourceAndPath[0]).replace(folder, name));
        });
        return files;
    }
}
