package dev.tokenless.trust;

import java.util.Optional;

/// "Invalid attestations supplied during upload: …": the certificate names the calling workflow, the publisher the
/// called one.
final class AttestationRefusal {

    private static final String REFUSAL = "Invalid attestations supplied during upload";
    private static final int REACH = 500;

    private AttestationRefusal() {}

    static Optional<Doctor.Sighting> find(String flowing, LogFacts facts) {
        int at = flowing.indexOf(REFUSAL);
        if (at < 0) {
            return Optional.empty();
        }
        String rest = flowing.substring(at, Math.min(flowing.length(), at + REACH));
        int reusable = rest.indexOf("Build Config URI");
        String cure = reusable >= 0
                ? "The publish job sits in a reusable workflow: the upload is trusted, its attestation is not. Put the job into the"
                        + " workflow that the event starts and register that file, or set `attestations: false`."
                : "The attestations do not fit the files or the publisher; the line says which. Make them in the job that"
                        + " publishes, from the very files that it uploads.";
        return Optional.of(new Doctor.Sighting(
                at,
                at + (reusable >= 0 ? reusable : REFUSAL.length()),
                false,
                reusable >= 0 ? "reusable-workflow-attestation" : "invalid-attestations",
                cure,
                Symptom.WORKFLOW.apply(facts)));
    }
}
