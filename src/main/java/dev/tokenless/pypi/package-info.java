/// PyPI and TestPyPI as everybody can read them, and the pages on which a person does what no API offers.
@NullMarked
package dev.tokenless.pypi;

import org.jspecify.annotations.NullMarked;
