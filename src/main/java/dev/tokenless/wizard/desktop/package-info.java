/// Ports to the operating system that need JavaFX.
@NullMarked
package dev.tokenless.wizard.desktop;

import org.jspecify.annotations.NullMarked;
