/** A booking application on Axon as it comes: JPA stores, tracking processors, one aggregate. */
@NullMarked
package org.mentorlink.bench.peer.axon;

import org.jspecify.annotations.NullMarked;
