/// A text before and after, line by line.
@NullMarked
package dev.tokenless.wizard.diff;

import org.jspecify.annotations.NullMarked;
