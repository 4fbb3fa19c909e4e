package dev.tokenless.trust;

import java.util.List;

/// Texts of PyPI's publisher form: `warehouse/oidc/forms/github.py`, `warehouse/oidc/forms/_core.py`,
/// `warehouse/manage/views/oidc_publishers.py`.
final class FormSymptoms {

    private static final String[] FORM = {
        "rusted publish", "pypi.org/manage", "Workflow name", "Owner", "oidc_publishers", "publishing/"
    };

    private FormSymptoms() {}

    static final List<Symptom> ALL = List.of(
            Symptom.of(
                            "form-owner",
                            "Invalid GitHub user or organization name",
                            Symptom.PUBLISHER,
                            "The owner may hold letters, digits and hyphens only. Enter the owner alone, without the repository and"
                                    + " without an address; an enterprise-managed user with an underscore cannot be registered.")
                    .beside(FORM),
            Symptom.of(
                            "form-owner",
                            "Unknown GitHub user or organization",
                            Symptom.PUBLISHER,
                            "GitHub knows no such account. Copy the owner from the repository's address.")
                    .beside(FORM),
            Symptom.of(
                            "form-github-limit",
                            "GitHub has rate-limited this action",
                            Symptom.PUBLISHER,
                            "{index} asked GitHub too often for now. Press Add again in a few minutes.")
                    .beside(FORM),
            Symptom.of(
                            "form-repository",
                            "Invalid repository name",
                            Symptom.PUBLISHER,
                            "Enter the repository's name alone, without its owner and without an address.")
                    .beside(FORM),
            Symptom.of(
                    "form-workflow",
                    "Workflow name must end with .yml or .yaml",
                    Symptom.PUBLISHER,
                    "Enter the workflow's file name with its ending, such as release.yml; not the name that the workflow gives"
                            + " itself."),
            Symptom.of(
                    "form-workflow",
                    "Workflow filename must be a filename only, without directories",
                    Symptom.PUBLISHER,
                    "Enter the file name alone, such as release.yml, without .github/workflows/."),
            Symptom.of(
                            "already-registered",
                            "is already registered with",
                            Symptom.PUBLISHER,
                            "This publisher is there already: nothing is left to do on this page.")
                    .beside(FORM),
            Symptom.of(
                            "project-exists",
                            "This project already exists",
                            Symptom.PUBLISHER,
                            "A pending publisher is for a project that does not exist yet. Add the publisher on the project's own"
                                    + " page on {index}, as one of its owners.")
                    .beside(FORM),
            Symptom.of(
                    "not-enabled",
                    "Trusted publishing is temporarily disabled",
                    Symptom.help("trusted-publishers"),
                    "{index} has switched trusted publishing off for now. Try again later."),
            Symptom.of(
                    "too-many-publishers",
                    "too many attempted trusted publisher registrations",
                    Symptom.PUBLISHER,
                    "PyPI takes 100 registrations a day for each user and address. Go on tomorrow."),
            Symptom.general(
                    "form-refused",
                    "The trusted publisher could not be registered",
                    Symptom.PUBLISHER,
                    "{index} did not take the form; the line beneath the field says why."));
}
