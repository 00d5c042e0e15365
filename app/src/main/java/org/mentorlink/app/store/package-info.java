/** Event store, tokens, sagas, buses and event processors. */
@NullMarked
package org.mentorlink.app.store;

import org.jspecify.annotations.NullMarked;
