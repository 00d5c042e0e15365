package org.mentorlink.query.payment.export;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.FinanceLine;
import tools.jackson.databind.json.JsonMapper;

/** A topic of Kafka that lines are sent to, their streams as keys. */
final class Topic implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String name;
    private final Supplier<Producer<String, byte[]>> producers;
    private @Nullable Producer<String, byte[]> producer;

    Topic(String name, Supplier<Producer<String, byte[]>> producers) {
        this.name = name;
        this.producers = producers;
    }

    /** What goes out together. */
    Batch begin() {
        return new Batch();
    }

    /** Made when something is to be sent: where brokers have no address yet, the platform starts all the same. */
    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = producers.get();
        }
        return producer;
    }

    /** Whatever is wrong with it, the next attempt begins with another; and nothing that was given up is sent after all. */
    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    /**
     * Lines of several streams go out side by side, those of one stream one after another: should one fail, none behind it
     * is there already.
     */
    final class Batch {

        private final Map<String, Future<RecordMetadata>> underWay = new HashMap<>();

        void send(FinanceLine line) {
            if (underWay.containsKey(line.streamId())) {
                settle();
            }
            try {
                underWay.put(line.streamId(), producer().send(message(line)));
            } catch (KafkaException failed) {
                close();
                throw failed;
            }
        }

        /** Waits until the brokers have taken, and copied, all that was sent. */
        void settle() {
            try {
                for (var sent : underWay.values()) {
                    sent.get();
                }
                underWay.clear();
            } catch (ExecutionException failed) {
                close();
                throw new KafkaException(
                        "Lines for " + name + " were not taken; they are sent again", failed.getCause());
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                close();
                throw new KafkaException("Interrupted before lines for " + name + " were taken", ending);
            }
        }
    }

    /** The brokers' time of arrival is its time, not that of the event: by an old one it would be thrown away at once. */
    private ProducerRecord<String, byte[]> message(FinanceLine line) {
        return new ProducerRecord<>(
                name,
                null,
                line.streamId(),
                JSON.writeValueAsBytes(line),
                List.of(
                        header("event-id", line.eventId()),
                        header("position", Long.toString(line.position())),
                        header("type", line.type()),
                        header("version", Integer.toString(line.version()))));
    }

    private static Header header(String key, String value) {
        return new RecordHeader(key, value.getBytes(StandardCharsets.UTF_8));
    }
}
