/// The frame around every step: rail, header, bottom bar and the panel that explains.
@NullMarked
package dev.tokenless.wizard.shell;

import org.jspecify.annotations.NullMarked;
