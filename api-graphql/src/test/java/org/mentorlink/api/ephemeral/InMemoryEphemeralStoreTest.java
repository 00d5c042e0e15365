package org.mentorlink.api.ephemeral;

import org.mentorlink.api.TestClock;

class InMemoryEphemeralStoreTest extends EphemeralStoreContract {

    @Override
    protected EphemeralStore store(TestClock clock) {
        return new InMemoryEphemeralStore(clock);
    }
}
