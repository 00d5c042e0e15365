/** What members want to reach, and what they have reached. */
@NullMarked
package org.mentorlink.recognition;

import org.jspecify.annotations.NullMarked;
