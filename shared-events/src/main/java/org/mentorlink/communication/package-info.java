/** What is asked of the part that tells members things. */
@NullMarked
package org.mentorlink.communication;

import org.jspecify.annotations.NullMarked;
