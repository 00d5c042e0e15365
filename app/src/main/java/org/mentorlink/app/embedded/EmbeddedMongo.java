package org.mentorlink.app.embedded;

import com.mongodb.ConnectionString;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;

/** A MongoDB-wire server in this process. It forgets everything at the end: read models are rebuilt from the events. */
final class EmbeddedMongo {

    private EmbeddedMongo() {}

    static MongoServer start() {
        var server = new MongoServer(new MemoryBackend());
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return server;
    }

    static MongoConnectionDetails connection(MongoServer server) {
        InetSocketAddress address = server.getLocalAddress();
        var uri = new ConnectionString("mongodb://127.0.0.1:" + address.getPort() + "/mentorlink");
        return () -> uri;
    }
}
