/// Finds and reads workflow files on this computer, bounded and inside what the person named; and replaces them safely.
@NullMarked
package dev.tokenless.cli.files;

import org.jspecify.annotations.NullMarked;
