/** Projections and the handlers that answer from them. */
@NullMarked
package org.mentorlink.query;

import org.jspecify.annotations.NullMarked;
