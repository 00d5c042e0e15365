package org.mentorlink.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.axonframework.config.EventProcessingConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import tools.jackson.databind.json.JsonMapper;

/** What moved money as a consumer of a real broker gets it: the lines that are told over HTTP, each at least once, in order. */
class KafkaExportTest {

    private static final String TOPIC = "books.of.mentorlink";
    private static final int PARTITIONS = 3;
    private static final JsonMapper JSON = new JsonMapper();

    private static Wire wire;
    private static EmbeddedKafkaKraftBroker broker;
    private static ApplicationUnderTest application;

    /** The broker tells everybody to come by the wire, so that it is away when that is cut. */
    @BeforeAll
    static void start() throws Exception {
        wire = new Wire();
        broker = new EmbeddedKafkaKraftBroker(1, PARTITIONS);
        broker.brokerProperty("advertised.listeners", "EXTERNAL://" + wire.address());
        broker.afterPropertiesSet();
        wire.leadTo(broker.getBrokersAsString());
        application = ApplicationUnderTest.fresh(
                "mentorlink.sandbox.enabled=true",
                // Starts nothing again that a test has stopped.
                "mentorlink.watchdog-interval=1h",
                "mentorlink.export.kafka.bootstrap-servers=" + wire.address(),
                "mentorlink.export.kafka.topic=" + TOPIC,
                "mentorlink.export.kafka.properties.max.block.ms=500",
                "mentorlink.export.kafka.properties.request.timeout.ms=400",
                "mentorlink.export.kafka.properties.delivery.timeout.ms=500");
    }

    @AfterAll
    static void stop() throws Exception {
        if (application != null) {
            application.close();
        }
        if (broker != null) {
            broker.destroy();
        }
        wire.close();
    }

    @AfterEach
    void brokerIsThere() {
        wire.mend();
    }

    @Test
    void eachLineIsAMessageOfItsStream() {
        var id = cancelled();
        var messages = arrived();

        assertThat(messages).anyMatch(message -> message.value().contains(id));
        for (var message : messages) {
            var line = JSON.readTree(message.value());
            assertThat(message.key()).isEqualTo(line.get("streamId").asString());
            assertThat(header(message, "event-id"))
                    .isEqualTo(line.get("eventId").asString());
            assertThat(header(message, "position"))
                    .isEqualTo(line.get("position").asString());
            assertThat(header(message, "type")).isEqualTo(line.get("type").asString());
            assertThat(header(message, "version")).isEqualTo("1");
        }
    }

    @Test
    void aBrokerThatIsAwayHoldsNobodyUpAndMissesNothing() {
        cancelled();
        var before = arrived().size();
        wire.cut();
        var meanwhile = cancelled();
        assertThat(lines().size()).isGreaterThan(before);
        Eventually.holds(() -> assertThat(health("/finance-export")).isEqualTo(503));
        assertThat(health("")).as("everything else is well").isEqualTo(200);
        application.client().advance(Duration.ofMinutes(1));

        wire.mend();
        assertThat(arrived()).anyMatch(message -> message.value().contains(meanwhile));
        Eventually.holds(() -> assertThat(health("/finance-export")).isEqualTo(200));
    }

    @Test
    void aRestartGoesOnWithoutAGapAndWithoutRepeating() {
        cancelled();
        var before = lines().size();
        var sent = arrived().size();
        application.restart();
        var later = cancelled();

        var messages = arrived();
        assertThat(messages).anyMatch(message -> message.value().contains(later));
        assertThat(messages.size() - sent).isEqualTo(lines().size() - before).isPositive();
    }

    /** As after a crash between the broker's answer and the token, only that all of them come again. */
    @Test
    void whatComesAgainIsKnownByItsEventId() {
        cancelled();
        var before = arrived();
        var export = application
                .bean(EventProcessingConfiguration.class)
                .eventProcessor("worker-finance-export")
                .orElseThrow();
        export.shutDown();
        var forgotten = application
                .bean(JdbcClient.class)
                .sql("delete from token_entry where processor_name = 'worker-finance-export'")
                .update();
        assertThat(forgotten).isEqualTo(1);
        export.start();

        Eventually.holds(() -> assertThat(consumed()).hasSizeGreaterThanOrEqualTo(2 * before.size()));
        var ids = arrived().stream().collect(Collectors.groupingBy(message -> header(message, "event-id")));
        assertThat(ids).hasSameSizeAs(lines());
        for (var same : ids.values()) {
            assertThat(same)
                    .extracting(ConsumerRecord::value)
                    .containsOnly(same.getFirst().value());
            assertThat(same)
                    .extracting(ConsumerRecord::key)
                    .containsOnly(same.getFirst().key());
        }
    }

    @Test
    void nothingPersonalIsInAMessage() {
        cancelled();
        var all = arrived().stream()
                .map(message -> message.key()
                        + ' '
                        + message.value()
                        + ' '
                        + Arrays.stream(message.headers().toArray())
                                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                                .toList())
                .collect(Collectors.joining("\n"));

        assertThat(KnownSecrets.all()).hasSizeGreaterThan(5).noneMatch(all::contains);
    }

    /** Waits until all that is told over HTTP is there; as it then is, partition by partition. */
    private static List<ConsumerRecord<String, String>> arrived() {
        var told = lines();
        var messages = new ArrayList<ConsumerRecord<String, String>>();
        Eventually.holds(() -> {
            messages.clear();
            messages.addAll(consumed());
            assertThat(byPosition(messages).values()).containsExactlyElementsOf(told);
        });
        var streams = messages.stream().collect(Collectors.groupingBy(ConsumerRecord::key));
        streams.forEach((stream, ofIt) -> {
            assertThat(ofIt)
                    .extracting(ConsumerRecord::partition)
                    .containsOnly(ofIt.getFirst().partition());
            assertThat(ofIt.stream()
                            .map(message -> Long.parseLong(header(message, "position")))
                            .distinct())
                    .as("each for the first time: %s", stream)
                    .isSorted();
        });
        return messages;
    }

    private static TreeMap<Long, String> byPosition(List<ConsumerRecord<String, String>> messages) {
        var lines = new TreeMap<Long, String>();
        for (var message : messages) {
            var same = lines.put(Long.parseLong(header(message, "position")), message.value());
            if (same != null) {
                assertThat(message.value()).isEqualTo(same);
            }
        }
        return lines;
    }

    private static List<String> lines() {
        return application
                .client()
                .as("finance")
                .rest("GET", "/finance/events", null, "")
                .body()
                .lines()
                .toList();
    }

    private static List<ConsumerRecord<String, String>> consumed() {
        var partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(number -> new TopicPartition(TOPIC, number))
                .toList();
        var settings = Map.<String, Object>of("bootstrap.servers", wire.address());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var messages = new ArrayList<ConsumerRecord<String, String>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(messages::add);
            }
            return messages;
        }
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static int health(String group) {
        return application.client().fetch("/actuator/health" + group).statusCode();
    }

    private static String cancelled() {
        return FinanceEventsTest.cancelled(
                application.client(), application.client().newMember("MENTEE"));
    }
}
