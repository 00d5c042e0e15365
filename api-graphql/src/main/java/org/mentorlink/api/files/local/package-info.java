/** Files in a folder of this machine. */
@NullMarked
package org.mentorlink.api.files.local;

import org.jspecify.annotations.NullMarked;
