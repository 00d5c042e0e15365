/** Documents that are written from the code. */
@NullMarked
package org.mentorlink.app.docs;

import org.jspecify.annotations.NullMarked;
