/** Assembles the sides and starts them. */
@NullMarked
package org.mentorlink.app;

import org.jspecify.annotations.NullMarked;
