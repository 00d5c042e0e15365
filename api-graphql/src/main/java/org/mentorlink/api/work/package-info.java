/** What takes longer than a request: begun by one, asked after and stopped by others. */
@NullMarked
package org.mentorlink.api.work;

import org.jspecify.annotations.NullMarked;
