/** Which sides this process runs. */
@NullMarked
package org.mentorlink.app.apart;

import org.jspecify.annotations.NullMarked;
