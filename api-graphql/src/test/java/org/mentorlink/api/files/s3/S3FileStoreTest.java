package org.mentorlink.api.files.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.robothy.s3.rest.LocalS3;
import com.robothy.s3.rest.bootstrap.LocalS3Mode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mentorlink.api.files.FileKey;
import org.mentorlink.api.files.FileStore;
import org.mentorlink.api.files.FileStoreContract;
import org.mentorlink.api.files.StoredFile;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import software.amazon.awssdk.services.s3.S3Client;

/** Against a server that speaks the protocol, over HTTP, as the settings of a deployment make the store. */
@ExtendWith(OutputCaptureExtension.class)
class S3FileStoreTest extends FileStoreContract {

    private static final String BUCKET = "people";

    private static LocalS3 server;
    private static int port;

    private AnnotationConfigApplicationContext context;

    @BeforeAll
    static void startServer() throws IOException {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = LocalS3.builder().port(port).mode(LocalS3Mode.IN_MEMORY).build();
        server.start();
    }

    @AfterAll
    static void stopServer() {
        server.shutdown();
    }

    @BeforeEach
    void makeBucket() {
        context = started(port);
        client().createBucket(request -> request.bucket(BUCKET));
    }

    @AfterEach
    void removeBucket() {
        var s3 = client();
        names().forEach(name ->
                s3.deleteObject(request -> request.bucket(BUCKET).key(name)));
        s3.deleteBucket(request -> request.bucket(BUCKET));
        context.close();
    }

    private static AnnotationConfigApplicationContext started(int port) {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("settings", settings(port)));
        context.register(S3FilesConfiguration.class);
        context.refresh();
        return context;
    }

    private static Map<String, Object> settings(int port) {
        return Map.of(
                "mentorlink.files.store", "s3",
                "mentorlink.files.s3.endpoint", "http://localhost:" + port,
                "mentorlink.files.s3.region", "af-south-1",
                "mentorlink.files.s3.bucket", BUCKET,
                "mentorlink.files.s3.prefix", "mentorlink/",
                "mentorlink.files.s3.path-style", "true",
                "mentorlink.files.s3.access-key", "key",
                "mentorlink.files.s3.secret-key", "secret");
    }

    @Override
    protected FileStore store() {
        return context.getBean(FileStore.class);
    }

    @Override
    protected void assertNothingIsLeft() {
        assertThat(names()).isEmpty();
    }

    @Test
    void keeps_objects_under_its_prefix() throws IOException {
        put(new FileKey("doc_one"), "Hello");

        assertThat(names()).containsExactly("mentorlink/doc_one");
    }

    @Test
    void tells_when_the_bucket_is_not_there() {
        var elsewhere = new S3FileStore(client(), "nowhere", "");

        assertThatThrownBy(() -> elsewhere.put(new FileKey("doc_one"), "text/plain", out -> out.write(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere");
    }

    /** Amazon's answer for a missing key, where s3:ListBucket is not granted. */
    @Test
    void takes_what_it_is_refused_as_absent_and_says_so(CapturedOutput output) throws IOException {
        assertThat(answering(403, "AccessDenied")).isEmpty();
        assertThat(output.getAll()).contains("s3:ListBucket", "mentorlink/doc_one");
    }

    @Test
    void takes_no_other_failure_as_absent() {
        assertThatThrownBy(() -> answering(400, "InvalidRequest"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(BUCKET);
    }

    /** What is found of a file where the server answers so. */
    private static Optional<StoredFile> answering(int status, String code) throws IOException {
        var stub = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        stub.createContext("/", exchange -> {
            var answer = ("<Error><Code>" + code + "</Code><Message>Refused</Message></Error>").getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        stub.start();
        try (var context = started(stub.getAddress().getPort())) {
            return context.getBean(FileStore.class).open(new FileKey("doc_one"));
        } finally {
            stub.stop(0);
        }
    }

    @Test
    void does_not_start_without_a_bucket_or_with_half_a_credential() {
        var runner = new ApplicationContextRunner()
                .withUserConfiguration(S3FilesConfiguration.class)
                .withPropertyValues("mentorlink.files.store=s3");

        runner.run(started -> assertThat(started).hasFailed());
        runner.withPropertyValues("mentorlink.files.s3.bucket=people", "mentorlink.files.s3.access-key=key")
                .run(started -> assertThat(started).hasFailed());
    }

    private S3Client client() {
        return context.getBean(S3Client.class);
    }

    private Iterable<String> names() {
        return client().listObjectsV2(request -> request.bucket(BUCKET)).contents().stream()
                .map(object -> object.key())
                .toList();
    }
}
