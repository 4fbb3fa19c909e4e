package dev.tokenless.practice.index;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The `METADATA` file inside a wheel, which an index also serves beside it, so that pip need not load the wheel.
final class WheelMetadata {
    private static final int LARGEST = 1024 * 1024;

    private WheelMetadata() {}

    static Optional<byte[]> of(Distribution file) {
        if (!file.isWheel()) {
            return Optional.empty();
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.bytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".dist-info/METADATA")) {
                    return Optional.of(zip.readNBytes(LARGEST));
                }
            }
        } catch (IOException e) {
            return Optional.empty(); // no wheel, whatever its name says
        }
        return Optional.empty();
    }
}
