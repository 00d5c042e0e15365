/** What members say about their sessions. */
@org.jspecify.annotations.NullMarked
package org.mentorlink.feedback;
