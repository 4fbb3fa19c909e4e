package dev.tokenless;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// Every library that we run with has the bytes that were recorded. Maven 3.9 and newer refuse others by themselves
/// (`.mvn/maven.config`); this holds for older ones too, and finds a library that nobody recorded.
class DependencyChecksumsTest {

    private static final Path RECORDED = Path.of(".mvn", "checksums", "checksums.sha256");

    @TempDir
    Path folder;

    @Test
    void everyLibraryIsTheRecordedOne() throws Exception {
        List<Path> jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(DependencyChecksumsTest::fromARepository)
                .toList();

        assertThat(jars).hasSizeGreaterThan(50);
        assertThat(others(jars, recorded())).isEmpty();
    }

    @Test
    void anotherByteOrAnUnknownLibraryIsFound() throws Exception {
        Path known = Files.write(folder.resolve("known-1.jar"), new byte[] {1});
        Path changed = Files.write(folder.resolve("changed-1.jar"), new byte[] {2});
        Path unknown = Files.write(folder.resolve("unknown-1.jar"), new byte[] {3});

        assertThat(others(
                        List.of(known, changed, unknown),
                        Map.of("known-1.jar", sha256(known), "changed-1.jar", sha256(known))))
                .containsExactly("changed-1.jar", "unknown-1.jar");
    }

    /// `mvn -Plicences package` writes the list.
    @Test
    void everyLibraryThatShipsStandsInTheListOfLicences() throws Exception {
        String licences = Files.readString(Path.of("installer", "common", "THIRD-PARTY.txt"));
        NodeList dependencies = (NodeList) XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                        "/*/*[local-name()='dependencies']/*[not(*[local-name()='scope' and text()!='runtime'])]",
                        new InputSource(Path.of("pom.xml").toUri().toString()),
                        XPathConstants.NODESET);
        List<String> shipped = IntStream.range(0, dependencies.getLength())
                .mapToObj(dependencies::item)
                .map(Element.class::cast)
                .map(one -> text(one, "groupId") + ":" + text(one, "artifactId"))
                .toList();
        assertThat(shipped)
                .contains("org.apache.pdfbox:pdfbox")
                .allSatisfy(library -> assertThat(licences).containsPattern(Pattern.quote(library) + "(?:-jvm)?:"));
    }

    private static String text(Element dependency, String name) {
        return dependency.getElementsByTagName(name).item(0).getTextContent();
    }

    /// What the tests are started with is Maven's own.
    private static boolean fromARepository(Path jar) {
        String name = jar.getFileName().toString();
        return name.endsWith(".jar")
                && !name.startsWith("surefire")
                && !name.startsWith("junit-platform-console")
                && !name.startsWith("junit-platform-launcher")
                && !name.startsWith("maven-")
                && !name.startsWith("common-")
                && Files.isRegularFile(jar);
    }

    private static List<String> others(List<Path> jars, Map<String, String> recorded) throws Exception {
        List<String> others = new ArrayList<>();
        for (Path jar : jars) {
            String name = jar.getFileName().toString();
            if (!sha256(jar).equals(recorded.get(name))) {
                others.add(name);
            }
        }
        return others;
    }

    private static Map<String, String> recorded() throws IOException {
        Map<String, String> recorded = new HashMap<>();
        for (String line : Files.readAllLines(RECORDED)) {
            recorded.put(line.substring(line.lastIndexOf('/') + 1), line.substring(0, 64));
        }
        return recorded;
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
