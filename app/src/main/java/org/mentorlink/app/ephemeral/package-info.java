/** What all processes of the API remember together for a while, in MongoDB. */
@NullMarked
package org.mentorlink.app.ephemeral;

import org.jspecify.annotations.NullMarked;
