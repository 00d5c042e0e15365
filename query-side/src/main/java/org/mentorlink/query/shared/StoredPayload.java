package org.mentorlink.query.shared;

import org.axonframework.eventhandling.EventMessage;

/** The payload of an event that was read from the log, byte for byte as it is stored there. */
@FunctionalInterface
public interface StoredPayload {

    byte[] of(EventMessage<?> event);
}
