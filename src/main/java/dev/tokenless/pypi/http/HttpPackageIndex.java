package dev.tokenless.pypi.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenless.desktop.Cancellation;
import dev.tokenless.desktop.Pace;
import dev.tokenless.desktop.Waiting;
import dev.tokenless.desktop.World;
import dev.tokenless.pypi.Description;
import dev.tokenless.pypi.DistributionFile;
import dev.tokenless.pypi.Links;
import dev.tokenless.pypi.PackageIndex;
import dev.tokenless.pypi.ProjectPage;
import dev.tokenless.pypi.Provenance;
import dev.tokenless.workflow.IndexKind;
import dev.tokenless.workflow.ProjectName;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.HttpUrl;

/// One index over HTTP: Simple API 1.4, Integrity API, JSON API.
public final class HttpPackageIndex implements PackageIndex {

    private static final String SIMPLE = "application/vnd.pypi.simple.v1+json";
    private static final String INTEGRITY = "application/vnd.pypi.integrity.v1+json";

    private final IndexKind kind;
    private final Links links;
    private final Pace pace;
    private final Shelf shelf;
    private final PoliteReader reader;

    /// An index at its own address.
    ///
    /// @param kind      PyPI or TestPyPI
    /// @param base      its address; outside practice that is https://pypi.org/ or https://test.pypi.org/
    /// @param userAgent who calls, with a contact, as PyPI asks
    public HttpPackageIndex(IndexKind kind, URI base, World world, Pace pace, String userAgent) {
        this(kind, new Links(base, world), pace, new Shelf(), PoliteReader.of(base, world, pace, userAgent));
    }

    private HttpPackageIndex(IndexKind kind, Links links, Pace pace, Shelf shelf, PoliteReader reader) {
        if (!kind.trustsPublishers()) {
            throw new IllegalArgumentException("Neither PyPI nor TestPyPI: " + kind);
        }
        this.kind = kind;
        this.links = links;
        this.pace = pace;
        this.shelf = shelf;
        this.reader = reader;
    }

    /// https://pypi.org/
    public static PackageIndex pypi(Pace pace, String userAgent) {
        return new HttpPackageIndex(IndexKind.PYPI, URI.create("https://pypi.org/"), World.REAL, pace, userAgent);
    }

    /// https://test.pypi.org/
    public static PackageIndex testPypi(Pace pace, String userAgent) {
        return new HttpPackageIndex(
                IndexKind.TESTPYPI, URI.create("https://test.pypi.org/"), World.REAL, pace, userAgent);
    }

    @Override
    public IndexKind kind() {
        return kind;
    }

    @Override
    public Links links() {
        return links;
    }

    @Override
    public PackageIndex during(Cancellation cancellation, Consumer<Waiting> onWaiting) {
        return new HttpPackageIndex(kind, links, pace, shelf, reader.during(cancellation, onWaiting));
    }

    @Override
    public Optional<ProjectPage> project(ProjectName project) {
        return shelf.recent(project, pace.now()).or(() -> freshProject(project));
    }

    @Override
    public Optional<ProjectPage> freshProject(ProjectName project) {
        Optional<ProjectPage> page = reader.read(url("simple", project.normalised(), ""), SIMPLE)
                .map(answer -> new SimpleReading(reader.host()).page(project, answer));
        page.ifPresent(found -> shelf.put(project, found, pace.now()));
        return page;
    }

    @Override
    public Optional<Provenance> provenance(ProjectName project, DistributionFile file) {
        if (file.provenance().isEmpty()) {
            return Optional.empty();
        }
        HttpUrl url = url("integrity", project.normalised(), file.version(), file.filename(), "provenance");
        return reader.read(url, INTEGRITY)
                .map(answer -> new ProvenanceReading(reader.host()).provenance(answer.json()));
    }

    @Override
    public Optional<Description> description(ProjectName project) {
        return reader.read(url("pypi", project.normalised(), "json"), "application/json")
                .map(answer -> description(project, answer.json()));
    }

    private Description description(ProjectName project, JsonNode json) {
        return new DescriptionReading(reader.host()).description(project, json);
    }

    // An empty last segment makes the address end in a slash, as the Simple API has it. A segment of dots would climb.
    private HttpUrl url(String... segments) {
        HttpUrl.Builder url = reader.base().newBuilder();
        for (String segment : segments) {
            url.addEncodedPathSegment(encoded(segment));
        }
        return url.build();
    }

    private static String encoded(String segment) {
        return segment.matches("\\.{1,2}")
                ? segment.replace(".", "%252E")
                : java.net.URLEncoder.encode(segment, java.nio.charset.StandardCharsets.UTF_8)
                        .replace("+", "%20");
    }
}
