/** How read models are folded, written and waited for. */
@NullMarked
package org.mentorlink.query.shared;

import org.jspecify.annotations.NullMarked;
