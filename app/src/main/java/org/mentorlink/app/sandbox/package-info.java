/** What only the sandbox has: its sample community. */
@NullMarked
package org.mentorlink.app.sandbox;

import org.jspecify.annotations.NullMarked;
