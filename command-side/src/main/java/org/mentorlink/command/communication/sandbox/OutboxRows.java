package org.mentorlink.command.communication.sandbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the sandbox's messages are kept. */
interface OutboxRows {

    /**
     * A message as it is kept.
     *
     * @param address keyed hash of the address, to look messages up by
     * @param message encrypted
     */
    record Row(String eventId, String recipient, String channel, String address, byte[] message, Instant at) {}

    /** Keeps it, unless one of the same event, recipient and channel is kept already. */
    void add(Row row);

    /** @param address all addresses if none */
    List<Row> newest(@Nullable String address, int first);
}
