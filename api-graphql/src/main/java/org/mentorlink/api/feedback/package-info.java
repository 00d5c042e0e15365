/** Reviews of held sessions. */
@NullMarked
package org.mentorlink.api.feedback;

import org.jspecify.annotations.NullMarked;
