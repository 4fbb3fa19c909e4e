/// Commands of a script as its shell reads them; nothing is run. For the room `workflow` only.
@NullMarked
package dev.tokenless.workflow.shell;

import org.jspecify.annotations.NullMarked;
