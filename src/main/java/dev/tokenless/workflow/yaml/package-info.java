/// YAML as text with places: a bounded reader, and edits that leave every other byte alone. For the room `workflow`
/// only.
@NullMarked
package dev.tokenless.workflow.yaml;

import org.jspecify.annotations.NullMarked;
