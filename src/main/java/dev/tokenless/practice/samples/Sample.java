package dev.tokenless.practice.samples;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// A repository as it stands when the practice world starts.
///
/// @param owner the account's login, a person's or an organisation's
/// @param admin whether the practice person may change its settings; otherwise the person may only push
/// @param files path to text, on the default branch `main`
/// @param tags oldest first
/// @param environments those that exist already
/// @param projects what it publishes to PyPI
/// @param settings those that differ from GitHub's defaults
public record Sample(
        String owner,
        String name,
        String description,
        boolean isPrivate,
        boolean admin,
        Map<String, String> files,
        List<String> tags,
        List<SampleSecret> secrets,
        List<SampleEnvironment> environments,
        List<SampleProject> projects,
        Set<Setting> settings) {

    public Sample {
        files = Map.copyOf(files);
        tags = List.copyOf(tags);
        secrets = List.copyOf(secrets);
        environments = List.copyOf(environments);
        projects = List.copyOf(projects);
        settings = Set.copyOf(settings);
    }

    /// A setting of a repository that can stop a release.
    public enum Setting {
        /// Every action must be named by a full commit SHA.
        PINNED_ACTIONS,
        /// A published release takes no more files.
        IMMUTABLE_RELEASES
    }

    /// `owner/name`.
    public String fullName() {
        return owner + "/" + name;
    }
}
