@NullMarked
package org.mentorlink.app.store;

import org.jspecify.annotations.NullMarked;
