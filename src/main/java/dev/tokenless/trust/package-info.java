/// Says before a release whether it will be accepted, proposes environment rules, and explains a failed log.
///
/// Pure: no I/O, no clock. The rules are PyPI's (pypi/warehouse, `warehouse/oidc`) and GitHub's (docs.github.com,
/// "Deployments and environments"), each cited where it is encoded.
@NullMarked
package dev.tokenless.trust;

import org.jspecify.annotations.NullMarked;
