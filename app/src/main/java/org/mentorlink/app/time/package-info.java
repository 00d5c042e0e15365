/** The only place that reads the wall clock. */
@NullMarked
package org.mentorlink.app.time;

import org.jspecify.annotations.NullMarked;
