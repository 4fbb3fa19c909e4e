/// The JavaFX face. It shows values of the road and asks for the next one; it never decides anything.
@NullMarked
package dev.tokenless.wizard;

import org.jspecify.annotations.NullMarked;
