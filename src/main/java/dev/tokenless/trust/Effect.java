package dev.tokenless.trust;

import java.util.List;

/// What one rule does to the references and triggers of a repository: an example to look at before it is set.
///
/// @param rule the rule in a few words
/// @param admitted triggers and tags that pass
/// @param refused triggers and tags that do not
/// @param harmful whether it refuses a way in which the repository is released today
/// @param reason why, in one sentence
public record Effect(String rule, List<String> admitted, List<String> refused, boolean harmful, String reason) {

    public Effect {
        admitted = List.copyOf(admitted);
        refused = List.copyOf(refused);
    }
}
