/// PyPI and TestPyPI over HTTP.
@NullMarked
package dev.tokenless.pypi.http;

import org.jspecify.annotations.NullMarked;
