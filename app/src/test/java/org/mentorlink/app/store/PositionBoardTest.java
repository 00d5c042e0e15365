package org.mentorlink.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PositionBoardTest {

    private static final String PROCESSOR = "projection-bookings";

    /** Its thread must not look whether it is the one that writes before anybody has noted that it is. */
    @Test
    void itWritesFromItsStartOn() {
        var server = new MongoServer(new MemoryBackend());
        try (var client = MongoClients.create(server.bindAndGetConnectionString())) {
            var database = client.getDatabase("test");
            var nodes = new Nodes(NodeName.ofThisStart(), database.getCollection("node"));
            for (var start = 0L; start < 200; start++) {
                var board = new PositionBoard(database.getCollection("processor_position"), nodes);
                board.start();
                board.reached(PROCESSOR, 0, start);
                var expected = start;
                Awaitility.await("start " + start)
                        .atMost(Duration.ofSeconds(5))
                        .pollInterval(Duration.ofMillis(1))
                        .untilAsserted(() -> assertThat(board.all()).containsEntry(PROCESSOR, expected));
                board.stop();
            }
        } finally {
            server.shutdown();
        }
    }
}
