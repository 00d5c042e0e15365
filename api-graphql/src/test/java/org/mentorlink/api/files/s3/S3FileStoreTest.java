package org.mentorlink.api.files.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.robothy.s3.rest.LocalS3;
import com.robothy.s3.rest.bootstrap.LocalS3Mode;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.api.files.FileKey;
import org.mentorlink.api.files.FileStore;
import org.mentorlink.api.files.FileStoreContract;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import software.amazon.awssdk.services.s3.S3Client;

/** Against a server that speaks the protocol, over HTTP, as the settings of a deployment make the store. */
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
        context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("settings", settings()));
        context.register(S3FilesConfiguration.class);
        context.refresh();
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

    private static Map<String, Object> settings() {
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
