/// The repositories and projects that a practice world starts with: pure data, all of it our own invention.
///
/// The files of each sample lie in the resources beside this package, in a folder named after the repository.
@NullMarked
package dev.tokenless.practice.samples;

import org.jspecify.annotations.NullMarked;
