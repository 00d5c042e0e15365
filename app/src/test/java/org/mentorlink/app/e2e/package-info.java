/** The public API, end to end, on the embedded mode as it is shipped. */
@NullMarked
package org.mentorlink.app.e2e;

import org.jspecify.annotations.NullMarked;
