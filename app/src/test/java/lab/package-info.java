/** A small domain to try the platform on. Outside {@code org.mentorlink}, so that the application does not find it. */
@NullMarked
package lab;

import org.jspecify.annotations.NullMarked;
