package dev.tokenless.wizard.road;

import dev.tokenless.migration.Standing;
import dev.tokenless.record.CompletionRecord;
import java.util.List;

/// Makes the completion record of some repositories. Blocks: what the pull requests changed is read again.
public interface Records {

    CompletionRecord of(List<Standing> standings);
}
