/** Money: decides what is charged, returned and paid out, and carries it out at a gateway. */
@NullMarked
package org.mentorlink.command.payment;

import org.jspecify.annotations.NullMarked;
