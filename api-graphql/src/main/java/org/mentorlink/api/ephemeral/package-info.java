/** What the API remembers for a while and may forget. */
@NullMarked
package org.mentorlink.api.ephemeral;

import org.jspecify.annotations.NullMarked;
