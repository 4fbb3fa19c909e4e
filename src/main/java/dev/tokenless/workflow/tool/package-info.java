/// What each upload tool looks like in a workflow: one small file a tool. For the room `workflow` only.
@NullMarked
package dev.tokenless.workflow.tool;

import org.jspecify.annotations.NullMarked;
