/** Mail by SMTP. */
@NullMarked
package org.mentorlink.command.communication.smtp;

import org.jspecify.annotations.NullMarked;
