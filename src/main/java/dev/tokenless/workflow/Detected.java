package dev.tokenless.workflow;

import java.util.LinkedHashSet;
import java.util.List;

/// A workflow and what it publishes: read and searched once, then handed on.
record Detected(Workflow workflow, List<Finding> findings) {

    static Detected in(Workflow workflow, Sources sources) {
        return new Detected(workflow, new Detector(workflow, sources, new LinkedHashSet<>(), 0).findings());
    }
}
