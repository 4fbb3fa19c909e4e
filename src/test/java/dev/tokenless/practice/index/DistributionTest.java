package dev.tokenless.practice.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class DistributionTest {
    private final PythonPackage source =
            new PythonPackage("Sea.Otter", "1.2.0", Map.of("Source", "https://github.com/ada/sea-otter"), "v1.2.0");

    @Test
    void aWheelIsNamedAndFilledAsTheFormatSays() throws IOException {
        Map<String, byte[]> files = unzip(source.wheel().bytes());

        assertThat(source.wheel().filename()).isEqualTo("sea_otter-1.2.0-py3-none-any.whl");
        assertThat(files.keySet())
                .containsExactly(
                        "sea_otter/__init__.py",
                        "sea_otter-1.2.0.dist-info/METADATA",
                        "sea_otter-1.2.0.dist-info/WHEEL",
                        "sea_otter-1.2.0.dist-info/RECORD");
        assertThat(text(files.getOrDefault("sea_otter-1.2.0.dist-info/METADATA", new byte[0])))
                .contains(
                        "Name: Sea.Otter\n",
                        "Version: 1.2.0\n",
                        "Project-URL: Source, https://github.com/ada/sea-otter\n");
    }

    @Test
    void theInventoryHoldsTheTrueHashAndSizeOfEveryOtherFile() throws IOException {
        Map<String, byte[]> files = unzip(source.wheel().bytes());
        String inventory = text(files.getOrDefault("sea_otter-1.2.0.dist-info/RECORD", new byte[0]));
        files.remove("sea_otter-1.2.0.dist-info/RECORD");

        assertThat(inventory).endsWith("sea_otter-1.2.0.dist-info/RECORD,,\n");
        files.forEach((path, content) -> assertThat(inventory)
                .contains(path + ",sha256="
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(Digests.sha256(content)) + ","
                        + content.length + "\n"));
    }

    @Test
    void theSameBuildMakesTheSameBytesAndAnotherCommitOthers() {
        PythonPackage later = new PythonPackage(source.name(), source.version(), source.urls(), "another commit");

        assertThat(source.wheel().sha256()).isEqualTo(source.wheel().sha256());
        assertThat(source.sourceDistribution().sha256())
                .isEqualTo(source.sourceDistribution().sha256());
        assertThat(later.wheel().sha256()).isNotEqualTo(source.wheel().sha256());
    }

    @Test
    void aSourceDistributionIsACompressedArchiveWithItsMetadata() throws IOException {
        Distribution file = source.sourceDistribution();
        byte[] tar = new GZIPInputStream(new ByteArrayInputStream(file.bytes())).readAllBytes();

        assertThat(file.filename()).isEqualTo("sea_otter-1.2.0.tar.gz");
        assertThat(tar.length % 512).isZero();
        assertThat(new String(tar, StandardCharsets.ISO_8859_1))
                .startsWith("sea_otter-1.2.0/PKG-INFO")
                .contains("ustar", "Name: Sea.Otter");
    }

    @Test
    void blake2MatchesThePublishedDigests() {
        // made with Python's hashlib.blake2b(digest_size=32)
        assertThat(Digests.blake2Hex(new byte[0]))
                .isEqualTo("0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
        assertThat(Digests.blake2Hex(ascii("abc")))
                .isEqualTo("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
        byte[] long300 = HexFormat.of()
                .parseHex(IntStream.range(0, 300)
                        .mapToObj(i -> "%02x".formatted(i % 256))
                        .reduce("", String::concat));
        assertThat(Digests.blake2Hex(long300))
                .isEqualTo("3a486e3fe3ee414853000269ac020030aeef748cb05cd62ba85939ec298ef25c");
        assertThat(Digests.blake2Hex(ascii("a".repeat(128))))
                .isEqualTo("ae2aa48507885c4c950fb809b2076f959cde9f8ea6da260d9a3587df33dac450");
    }

    @Test
    void versionsSortAsPythonSortsThem() {
        String sorted = "1.0.dev1 1.0a1.dev1 1.0a1 1.0b2 1.0rc1 1.0 1.0.post1.dev1 1.0.post1 1.1.dev2 1.1 1.10 1!0.1";

        assertThat(java.util.Arrays.stream(sorted.split(" ", -1))
                        .map(text -> PythonVersion.parse(text).orElseThrow())
                        .toList())
                .isSorted();
        assertThat(PythonVersion.parse("one")).isEmpty();
        assertThat(PythonVersion.parse("1.0rc1").orElseThrow().isPreRelease()).isTrue();
        assertThat(PythonVersion.parse("1.0.post1").orElseThrow().isPreRelease())
                .isFalse();
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream input = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
                files.put(entry.getName(), input.readAllBytes());
            }
        }
        return files;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
