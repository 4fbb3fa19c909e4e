package dev.tokenless.workflow;

import dev.tokenless.workflow.yaml.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How the files get from the job that builds to the job that publishes.
final class Artifacts {

    private final JobSite site;
    private final Map<String, String> names = new LinkedHashMap<>();

    Artifacts(JobSite site) {
        this.site = site;
    }

    Value upload(String folder, List<String> selected, Optional<Value> condition) {
        Value.Fields step = Value.fields().with("name", Value.words("Keep the distributions"));
        if (condition.isPresent()) {
            step = step.with("if", condition.get());
        }
        String path = selected.isEmpty() ? folder + "/" : String.join("\n", selected);
        String leg = matrix() ? "-${{ strategy.job-index }}" : "";
        return step.with("uses", WrittenAction.UPLOAD_ARTIFACT.uses(site.choices()))
                .with(
                        "with",
                        Value.fields()
                                .with("name", Value.words(name(folder) + leg))
                                .with("path", Value.words(path))
                                .with("if-no-files-found", Value.words("error")));
    }

    Value download(String folder) {
        Value.Fields with = Value.fields();
        with = matrix()
                ? with.with("pattern", Value.words(name(folder) + "-*"))
                        .with("path", Value.words(PublishStep.landing(folder) + "/"))
                        .with("merge-multiple", new Value.Raw("true"))
                : with.with("name", Value.words(name(folder)))
                        .with("path", Value.words(PublishStep.landing(folder) + "/"));
        return Value.fields()
                .with("uses", WrittenAction.DOWNLOAD_ARTIFACT.uses(site.choices()))
                .with("with", with);
    }

    private boolean matrix() {
        return site.job().matrix().isPresent();
    }

    private String name(String folder) {
        return names.computeIfAbsent(folder, f -> {
            String plain =
                    PublishStep.landing(f).equals("dist") ? "dist" : "dist-" + f.replaceAll("[^A-Za-z0-9]+", "-");
            return !site.taken().isEmpty() || others().stream().anyMatch(o -> o.startsWith(plain) || o.contains("${{"))
                    ? site.job().id() + "-" + plain + "-to-publish"
                    : plain;
        });
    }

    private Set<String> others() {
        return site.workflow().jobs().stream()
                .flatMap(j -> j.steps().stream())
                .filter(s -> s.action().equals("actions/upload-artifact")
                        || s.action().equals("actions/download-artifact"))
                .map(s -> Optional.ofNullable(s.with().get("name"))
                        .map(Scalar::text)
                        .orElse("artifact"))
                .collect(Collectors.toSet());
    }
}
