/** C5 and C8: photos and documents come in and go out here; what is stored is encrypted with the key of its owner. */
@NullMarked
package org.mentorlink.api.files;

import org.jspecify.annotations.NullMarked;
