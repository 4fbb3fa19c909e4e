package dev.tokenless.practice.index;

import java.util.Map;

/// The fields of the GitHub form, shared by the two pages that have it.
final class PublisherFields {
    private PublisherFields() {}

    /// @param errors field name to sentence
    static Markup markup(PublisherForm form, Map<String, String> errors, String placeholder) {
        return Markup.of(
                "%s%s%s%s",
                field(PublisherForm.OWNER, "Owner", "required", form.owner(), "owner", errors),
                field(PublisherForm.REPOSITORY, "Repository name", "required", form.repository(), "repository", errors),
                field(PublisherForm.WORKFLOW, "Workflow name", "required", form.workflow(), "workflow.yml", errors),
                field(
                        PublisherForm.ENVIRONMENT,
                        "Environment name",
                        "optional",
                        form.environment(),
                        placeholder,
                        errors));
    }

    static Markup field(
            String name, String label, String need, String value, String placeholder, Map<String, String> errors) {
        String error = errors.getOrDefault(name, "");
        Markup complaint = error.isEmpty()
                ? Markup.EMPTY
                : Markup.of("<div class=\"error\" id=\"%s-error\">%s</div>\n", name, error);
        Markup described = error.isEmpty()
                ? Markup.EMPTY
                : Markup.of(" aria-invalid=\"true\" aria-describedby=\"%s-error\"", name);
        return Markup.of("""
                <label for="%s">%s <small>(%s)</small></label>
                <input type="text" id="%s" name="%s" value="%s" placeholder="%s" autocomplete="off" autocapitalize="off" spellcheck="false"%s>
                %s""", name, label, need, name, name, value, placeholder, described, complaint);
    }
}
