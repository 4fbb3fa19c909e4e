/// What the shell and its nine steps know of each other.
@NullMarked
package dev.tokenless.wizard.step;

import org.jspecify.annotations.NullMarked;
