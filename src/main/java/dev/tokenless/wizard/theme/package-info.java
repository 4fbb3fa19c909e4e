/// Light and dark, following the system unless the person chooses.
@NullMarked
package dev.tokenless.wizard.theme;

import org.jspecify.annotations.NullMarked;
