/// The command line: reads what the person asks for, shows values of the road, asks for the next one. It decides
/// nothing itself.
@NullMarked
package dev.tokenless.cli;

import org.jspecify.annotations.NullMarked;
