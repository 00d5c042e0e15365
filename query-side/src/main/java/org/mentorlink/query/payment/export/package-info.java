/** What is sent out of the platform as it happens, beside being there to be asked for. */
@NullMarked
package org.mentorlink.query.payment.export;

import org.jspecify.annotations.NullMarked;
