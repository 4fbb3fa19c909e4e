/// The road: [dev.tokenless.migration.Survey] → [dev.tokenless.migration.Plan] → [dev.tokenless.migration.Journal]
/// → [dev.tokenless.migration.Evidence] → [dev.tokenless.migration.Checklist], and the engine that walks it for one
/// repository or many.
///
/// The room is a reconciler: what can go next is a pure function of the plan, the journal and evidence that is read
/// again from the world. Nothing is remembered beyond the journal, so a stop anywhere followed by a start
/// continues.
@NullMarked
package dev.tokenless.migration;

import org.jspecify.annotations.NullMarked;
