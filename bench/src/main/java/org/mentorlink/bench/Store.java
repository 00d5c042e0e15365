package org.mentorlink.bench;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The store of read models that the embedded mode brings along, here outside the application, so that others read the same
 * one and the commands it gets can be counted.
 */
final class Store implements AutoCloseable {

    /** What drivers say among themselves. */
    private static final Set<String> TALK = Set.of("hello", "isMaster", "ismaster", "ping", "endSessions", "buildInfo");

    private final AtomicLong commands = new AtomicLong();
    private final MongoServer server;
    private final int port;

    Store() {
        server = new MongoServer(new Counting(commands));
        port = server.bind().getPort();
    }

    private static final class Counting extends MemoryBackend {

        private final AtomicLong commands;

        Counting(AtomicLong commands) {
            this.commands = commands;
        }

        @Override
        public Document handleMessage(MongoMessage message) {
            if (!TALK.contains(message.getDocument().keySet().iterator().next())) {
                commands.incrementAndGet();
            }
            return super.handleMessage(message);
        }
    }

    String uri() {
        return "mongodb://127.0.0.1:" + port + "/mentorlink";
    }

    /** Since it began. */
    long commands() {
        return commands.get();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
