package dev.tokenless.trust;

import dev.tokenless.workflow.EnvironmentName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The publishers and environment rules against which workflows are judged: as they are, or as they would be set up.
///
/// @param everywhere rules for environments that are not named in `environments`; empty where such an environment
///     does not exist
public record Setup(
        List<Registered> publishers,
        Map<EnvironmentName, EnvironmentRules> environments,
        Optional<EnvironmentRules> everywhere) {

    public Setup {
        publishers = List.copyOf(publishers);
        environments = Map.copyOf(environments);
    }

    EnvironmentRules rules(EnvironmentName name) {
        return Optional.ofNullable(environments.get(name)).or(() -> everywhere).orElseGet(EnvironmentRules::missing);
    }

    /// The same, with these publishers.
    public Setup withPublishers(List<Registered> others) {
        return new Setup(others, environments, everywhere);
    }

    /// The same, with these rules instead of those that the environments have here.
    public Setup withEnvironments(Map<EnvironmentName, EnvironmentRules> others) {
        Map<EnvironmentName, EnvironmentRules> all = new HashMap<>(environments);
        all.putAll(others);
        return new Setup(publishers, all, everywhere);
    }

    /// The same, with these rules for every environment.
    public Setup withRules(EnvironmentRules rules) {
        return new Setup(publishers, Map.of(), Optional.of(rules));
    }
}
