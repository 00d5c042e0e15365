/** Keys of persons, and the encryption of personal values in events. */
@NullMarked
package org.mentorlink.app.vault;

import org.jspecify.annotations.NullMarked;
