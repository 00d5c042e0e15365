package org.mentorlink.app.ephemeral;

import org.mentorlink.api.ephemeral.EphemeralStore;
import org.mentorlink.api.ephemeral.InMemoryEphemeralStore;

class InMemoryEphemeralStoreTest extends EphemeralStoreContract {

    @Override
    protected EphemeralStore store(HandClock clock) {
        return new InMemoryEphemeralStore(clock);
    }
}
