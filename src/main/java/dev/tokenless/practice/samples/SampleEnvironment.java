package dev.tokenless.practice.samples;

import java.util.List;

/// A deployment environment that exists from the start.
///
/// @param tagPatterns its tag policies; where empty, it has no rules at all
public record SampleEnvironment(String name, List<String> tagPatterns) {

    public SampleEnvironment {
        tagPatterns = List.copyOf(tagPatterns);
    }
}
