package org.mentorlink.command.payment.sandbox;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** With its books in MongoDB. */
class MongoSandboxGatewayTest extends SandboxGatewayCases {

    private static MongoServer server;
    private static MongoClient client;

    @BeforeAll
    static void start() {
        server = new MongoServer(new MemoryBackend());
        client = MongoClients.create(server.bindAndGetConnectionString());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.shutdownNow();
    }

    @Override
    SandboxBooks openBooks() {
        return new MongoSandboxBooks(
                client.getDatabase("sandbox").getCollection(UUID.randomUUID().toString()), clock);
    }
}
