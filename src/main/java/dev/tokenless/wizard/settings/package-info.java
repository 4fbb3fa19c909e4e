/// What the window remembers between two runs; never a secret.
@NullMarked
package dev.tokenless.wizard.settings;

import org.jspecify.annotations.NullMarked;
