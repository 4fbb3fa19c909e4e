package dev.tokenless.workflow;

/// The bare name of a workflow file, `publish.yml`, as a trusted publisher is registered with it.
public record WorkflowFile(String name) {

    /// Takes a path with `/` or `\` or a bare name.
    public static WorkflowFile of(String pathOrName) {
        int slash = Math.max(pathOrName.lastIndexOf('/'), pathOrName.lastIndexOf('\\'));
        return new WorkflowFile(pathOrName.substring(slash + 1));
    }

    /// Where the file lies in its repository.
    public String path() {
        return ".github/workflows/" + name;
    }

    @Override
    public String toString() {
        return name;
    }
}
