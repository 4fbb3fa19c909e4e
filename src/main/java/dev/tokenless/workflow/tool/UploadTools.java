package dev.tokenless.workflow.tool;

import dev.tokenless.workflow.Step;
import java.util.List;

/// The tools that are known.
public final class UploadTools {

    public static final List<UploadTool> ALL = List.of(
            new PypiPublishAction(),
            new Twine(),
            new Rye(),
            new Uv(),
            new Poetry(),
            new Pdm(),
            new Hatch(),
            new Flit(),
            new Maturin(),
            new Setuptools(),
            new SemanticRelease(),
            new PoetryPublishAction(),
            new OtherActions());

    private UploadTools() {}

    /// Inputs of a step for a credential that the version of its action no longer takes.
    public static List<String> idleInputs(Step step) {
        return SemanticRelease.idle(step);
    }
}
