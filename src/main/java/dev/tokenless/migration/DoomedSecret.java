package dev.tokenless.migration;

import dev.tokenless.workflow.SecretName;
import java.util.List;

/// A secret that the plan deletes once everything that its value can publish is proved.
///
/// @param place where it is stored, as [Places#label] writes it
/// @param reach the ways to publish that keep it locked
/// @param why   how the survey came to name it
public record DoomedSecret(SecretName name, String place, List<Target.Publishing> reach, String why) {

    /// The target of the ninth item.
    public Target.StoredSecret target() {
        return new Target.StoredSecret(name, place);
    }
}
