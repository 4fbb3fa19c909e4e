package dev.tokenless.pypi;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// A wheel or source distribution in an index.
///
/// @param version    as the file's name has it
/// @param sha256     in lower-case hexadecimal
/// @param provenance where the index tells who published it; a file uploaded with a token never has one
public record DistributionFile(
        String filename,
        String version,
        URI url,
        Instant uploadedAt,
        String sha256,
        boolean yanked,
        Optional<URI> provenance) {}
