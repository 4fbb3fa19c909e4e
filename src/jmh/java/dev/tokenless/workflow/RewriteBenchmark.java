package dev.tokenless.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openrewrite.yaml.YamlParser;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Time for a folder of workflows, each found, planned, edited and verified, beside what only parsing costs.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class RewriteBenchmark {

    /// The folder whose workflows are taken, searched in depth.
    @Param("src/test/resources/workflows")
    public String folder = "";

    private final List<String> texts = new ArrayList<>();

    @Setup
    public void read() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(RewriteBenchmark::before).sorted().toList()) {
                texts.add(Files.readString(file));
            }
        }
    }

    private static boolean before(Path file) {
        String name = String.valueOf(file.getFileName());
        return (name.endsWith(".yml") || name.endsWith(".yaml")) && !name.equals("after.yml");
    }

    @Benchmark
    public void rewrite(Blackhole hole) {
        for (String text : texts) {
            hole.consume(Rewriter.rewrite(
                    ".github/workflows/publish.yml",
                    Sources.of(".github/workflows/publish.yml", text),
                    RewriteChoices.defaults()));
        }
    }

    @Benchmark
    public void composeAlone(Blackhole hole) {
        for (String text : texts) {
            try {
                hole.consume(new Compose(LoadSettings.builder().build()).composeString(text));
            } catch (YamlEngineException e) {
                hole.consume(e);
            }
        }
    }

    @Benchmark
    public void openRewriteParseAndPrint(Blackhole hole) {
        for (String text : texts) {
            YamlParser.builder().build().parse(text).forEach(file -> hole.consume(file.printAll()));
        }
    }
}
