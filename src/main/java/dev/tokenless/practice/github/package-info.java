/// A practice GitHub: the REST and GraphQL interfaces, git, environments, secrets, pull requests, releases and Actions.
@NullMarked
package dev.tokenless.practice.github;

import org.jspecify.annotations.NullMarked;
