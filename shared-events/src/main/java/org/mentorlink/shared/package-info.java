/** Values that several contexts share. */
@NullMarked
package org.mentorlink.shared;

import org.jspecify.annotations.NullMarked;
