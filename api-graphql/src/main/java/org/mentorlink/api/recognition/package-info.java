/** Goals in the API. */
@NullMarked
package org.mentorlink.api.recognition;

import org.jspecify.annotations.NullMarked;
