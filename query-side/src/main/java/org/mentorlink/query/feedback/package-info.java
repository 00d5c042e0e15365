/** Reviews, and how mentors are rated by them. */
@NullMarked
package org.mentorlink.query.feedback;

import org.jspecify.annotations.NullMarked;
