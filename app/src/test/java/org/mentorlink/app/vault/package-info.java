@NullMarked
package org.mentorlink.app.vault;

import org.jspecify.annotations.NullMarked;
