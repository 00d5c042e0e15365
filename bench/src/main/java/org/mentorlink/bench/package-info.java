/** Measures the packaged application from outside, beside what could be used instead: {@code docs/performance.md}. */
@NullMarked
package org.mentorlink.bench;

import org.jspecify.annotations.NullMarked;
