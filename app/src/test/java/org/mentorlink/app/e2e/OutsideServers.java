package org.mentorlink.app.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An Axon Server, named by {@code AXON_SERVER=host:port} and emptied here (which it does in development mode only, on its
 * HTTP port: {@code AXON_SERVER_HTTP=host:port}, by default 8024 of the same host), and a MongoDB: the one that {@code
 * TEST_MONGODB_URI} names, with a database of its own, or a server that speaks its protocol in a process of its own.
 */
final class OutsideServers implements AutoCloseable {

    private static final String NAMED = "AXON_SERVER";

    private final String axonServer;
    private final String mongo;
    private final Optional<ChildJvm> mongoProcess;
    private final String masterKey;

    private OutsideServers(String axonServer, String mongo, Optional<ChildJvm> mongoProcess, String masterKey) {
        this.axonServer = axonServer;
        this.mongo = mongo;
        this.mongoProcess = mongoProcess;
        this.masterKey = masterKey;
    }

    /** Empty ones; without an Axon Server the test is skipped, and says so. */
    static OutsideServers empty() throws Exception {
        var address = System.getenv(NAMED);
        assumeTrue(
                address != null,
                "skipped: " + NAMED + "=host:port names no Axon Server (in development mode: it is emptied)");
        purge(address);
        var outside = System.getenv("TEST_MONGODB_URI");
        if (outside != null) {
            return new OutsideServers(
                    address, outside.replaceFirst("/?$", "/test-" + UUID.randomUUID()), Optional.empty(), randomKey());
        }
        var port = freePort();
        var process = ChildJvm.start("mongo", MongoMain.class, List.of("-Xmx256m"), List.of(Integer.toString(port)));
        return new OutsideServers(
                address, "mongodb://127.0.0.1:" + port + "/mentorlink", Optional.of(process), randomKey());
    }

    private static void purge(String address) throws IOException, InterruptedException {
        var http = Optional.ofNullable(System.getenv(NAMED + "_HTTP"))
                .orElse(address.replaceFirst(":\\d+$", "") + ":8024");
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + http + "/v1/devmode/purge-events"))
                                .DELETE()
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError("The Axon Server at " + http + " could not be emptied: " + answer.statusCode());
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String randomKey() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** What a process of the application is told, beside its sides. */
    String[] settings(Path files) {
        return new String[] {
            "axon.axonserver.servers=" + axonServer,
            "spring.mongodb.uri=" + mongo,
            "mentorlink.sandbox.enabled=true",
            "mentorlink.files.folder=" + files,
            "MENTORLINK_MASTER_KEY=" + masterKey
        };
    }

    /** The same ones, by wires that can be cut. */
    OutsideServers behind(Wire toAxonServer, Wire toMongo) {
        return new OutsideServers(
                toAxonServer.address(), mongo.replace(mongoAddress(), toMongo.address()), Optional.empty(), masterKey);
    }

    /** host:port */
    String axonServer() {
        return axonServer;
    }

    /** host:port of the one there is. */
    String mongoAddress() {
        return mongo.replaceFirst("^mongodb://(?:[^@/]*@)?([^/,]+)/.*$", "$1");
    }

    @Override
    public void close() {
        mongoProcess.ifPresent(ChildJvm::kill);
    }
}
