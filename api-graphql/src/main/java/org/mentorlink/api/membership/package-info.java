/** Members in the API: registration and sessions. */
@NullMarked
package org.mentorlink.api.membership;

import org.jspecify.annotations.NullMarked;
