package org.mentorlink.app.ephemeral;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.mentorlink.api.ephemeral.EphemeralStore;

class MongoEphemeralStoreTest extends EphemeralStoreContract {

    private static MongoServer server;
    private static MongoClient client;

    @BeforeAll
    static void connect() {
        server = new MongoServer(new MemoryBackend());
        client = MongoClients.create(server.bindAndGetConnectionString());
    }

    @AfterAll
    static void disconnect() {
        client.close();
        server.shutdown();
    }

    @Override
    protected EphemeralStore store(HandClock clock) {
        return new MongoEphemeralStore(
                client.getDatabase("test").getCollection("ephemeral" + UUID.randomUUID()), clock);
    }
}
