/** Goals as their members and mentors read them. */
@NullMarked
package org.mentorlink.query.recognition;

import org.jspecify.annotations.NullMarked;
