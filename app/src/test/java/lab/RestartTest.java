package lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lab.CounterCommand.Add;
import lab.CounterEvent.Added;
import lab.CounterEvent.Closed;
import lab.CounterEvent.TimeUp;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mentorlink.shared.SandboxTime;
import org.mentorlink.shared.Secrets;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class RestartTest {

    @TempDir
    Path data;

    @Test
    void events_sagas_tokens_time_and_secrets_survive_a_restart_and_a_replay_goes_on_after_it() throws IOException {
        Instant moved;
        byte[] secret;
        try (Lab lab = Lab.start(data)) {
            lab.open("c-1");
            lab.send(new Add("c-1", 1));
            lab.settle();
            moved = lab.get(SandboxTime.class).advance(Duration.ofMinutes(5));
            secret = lab.get(Secrets.class).named("jwt");

            // A replay stores a token that names its own class; with Axon's defaults that one cannot be read again.
            StreamingEventProcessor worker = worker(lab);
            lab.get(Worker.class).before.set(() -> {
                throw new IllegalStateException("not now");
            });
            worker.shutDown();
            worker.resetTokens();
        }
        // As after a power cut: the pid has since been given to another program, here to this one.
        Files.writeString(
                data.resolve("postgres/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        long begin = System.nanoTime();
        try (Lab lab = Lab.start(data)) {
            System.out.println("Start on existing data: " + (System.nanoTime() - begin) / 1_000_000 + " ms");
            assertThat(lab.get(Journal.class).of("c-1")).hasSize(2);
            assertThat(lab.get(SandboxTime.class).now()).isAfterOrEqualTo(moved);
            assertThat(lab.get(Secrets.class).named("jwt")).isEqualTo(secret).hasSize(32);
            await().untilAsserted(
                            () -> assertThat(lab.get(Worker.class).handled()).containsExactly(new Added("c-1", 1)));

            lab.get(SandboxTime.class).advance(Duration.ofMinutes(11));

            assertThat(lab.get(Journal.class).of("c-1")).endsWith(new TimeUp("c-1"), new Closed("c-1"));
            assertThat(lab.get(JdbcClient.class)
                            .sql("SELECT count(*) FROM saga_entry")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    private static StreamingEventProcessor worker(Lab lab) {
        return lab.get(EventProcessingConfiguration.class)
                .eventProcessor("worker-additions", StreamingEventProcessor.class)
                .orElseThrow();
    }

    @Test
    void a_second_start_is_refused_and_a_killed_one_is_taken_over() throws Exception {
        Process first = child("--lab.counter=first");
        try {
            awaitReady(first);
            Process second = child("--lab.counter=second");
            String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(second.waitFor()).isNotZero();
            assertThat(said)
                    .contains("is in use by another MentorLink process", "MENTORLINK_DATA_DIR")
                    .doesNotContain("\tat ");

            ProcessHandle orphan = ProcessHandle.of(postgresPid()).orElseThrow();
            first.destroyForcibly().waitFor();
            assertThat(orphan.isAlive()).isTrue();

            try (Lab lab = Lab.start(data)) {
                assertThat(orphan.isAlive()).isFalse();
                assertThat(lab.get(Journal.class).of("first")).isNotEmpty();
                long begin = System.nanoTime();
                lab.send(new Add("first", 1));
                lab.settle();
                System.out.println("First command after a kill settles in " + (System.nanoTime() - begin) / 1_000_000
                        + " ms: no claim is waited for");
            }
        } finally {
            first.destroyForcibly();
        }
    }

    @Test
    void a_database_from_outside_is_used_instead_of_the_embedded_one() {
        String url = Lab.shared().get(JdbcConnectionDetails.class).getJdbcUrl();
        Lab.shared()
                .get(JdbcClient.class)
                .sql("CREATE SCHEMA IF NOT EXISTS outside")
                .update();

        try (Lab lab = Lab.start(
                data,
                "--mentorlink.sandbox.enabled=true",
                "--spring.datasource.url=" + url + "&currentSchema=outside",
                "--spring.datasource.username=postgres")) {
            lab.open("c-1");
            lab.settle();
            assertThat(lab.get(Journal.class).of("c-1")).hasSize(1);
            assertThat(data.resolve("postgres")).doesNotExist();
        }
    }

    @Test
    void the_read_models_have_a_database_in_this_process() {
        var collection = Lab.shared().get(MongoTemplate.class).getCollection("things");
        collection.insertOne(new Document("_id", 1).append("name", "Ada"));

        assertThat(collection.find(new Document("name", "Ada")).first()).isNotNull();
        assertThat(Lab.shared()
                        .get(MongoConnectionDetails.class)
                        .getConnectionString()
                        .getHosts())
                .singleElement()
                .asString()
                .startsWith("127.0.0.1:")
                .doesNotEndWith(":27017");
    }

    private long postgresPid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
    }

    private Process child(String argument) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LabApplication.class.getName()));
        command.addAll(Arrays.asList(Lab.arguments(data, argument)));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static void awaitReady(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        String line;
        while ((line = output.readLine()) != null) {
            if (line.equals("READY")) {
                return;
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("The child ended:\n" + said);
    }
}
