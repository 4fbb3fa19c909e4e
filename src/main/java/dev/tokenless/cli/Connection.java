package dev.tokenless.cli;

import dev.tokenless.desktop.World;
import dev.tokenless.migration.HumanHand;
import dev.tokenless.migration.Journals;
import dev.tokenless.migration.Ports;
import java.util.Optional;

/// GitHub, PyPI and the journals as one command sees them.
///
/// @param practicePerson in practice: who does the human steps with `--with-person`
/// @param closing ends what was opened for this command, such as a practice world in this process
public record Connection(
        World world, Ports ports, Journals journals, Optional<HumanHand> practicePerson, Runnable closing)
        implements AutoCloseable {

    @Override
    public void close() {
        closing.run();
    }
}
