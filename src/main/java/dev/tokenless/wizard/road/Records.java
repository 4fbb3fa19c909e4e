package dev.tokenless.wizard.road;

import dev.tokenless.migration.Standing;
import java.util.List;

/// The completion record of some repositories, written in one of its forms. Blocks.
public interface Records {

    /// @param extension `html`, `md` or `json`
    String write(List<Standing> standings, String extension);
}
