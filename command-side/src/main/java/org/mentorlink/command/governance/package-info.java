/** The steps of a process that kept failing and wait for an admin; the rebuilds of read models. */
@NullMarked
package org.mentorlink.command.governance;

import org.jspecify.annotations.NullMarked;
