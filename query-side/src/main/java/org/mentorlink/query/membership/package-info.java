/** Members as others read them. */
@NullMarked
package org.mentorlink.query.membership;

import org.jspecify.annotations.NullMarked;
