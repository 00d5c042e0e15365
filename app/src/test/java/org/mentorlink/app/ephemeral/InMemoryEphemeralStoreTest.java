package org.mentorlink.app.ephemeral;

class InMemoryEphemeralStoreTest extends EphemeralStoreContract {

    @Override
    protected EphemeralStore store(HandClock clock) {
        return new InMemoryEphemeralStore(clock);
    }
}
