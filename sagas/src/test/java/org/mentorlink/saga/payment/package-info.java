@NullMarked
package org.mentorlink.saga.payment;

import org.jspecify.annotations.NullMarked;
