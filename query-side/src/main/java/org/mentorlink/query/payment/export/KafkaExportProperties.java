package org.mentorlink.query.payment.export;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which brokers are told what moved money.
 *
 * @param bootstrapServers host:port, several by commas
 * @param topic one that keeps everything for its time, so that it is never compacted: a stream's newest line is not all of it
 * @param properties of Kafka's producer, such as {@code security.protocol} and {@code sasl.jaas.config}
 */
@ConfigurationProperties("mentorlink.export.kafka")
record KafkaExportProperties(
        String bootstrapServers,
        @DefaultValue("mentorlink.finance-events") String topic,
        @DefaultValue Map<String, String> properties) {

    /** How long a broker may take: less in all than a claim on the processor's token lasts, which is 10 s. */
    private static final Map<String, Object> PATIENCE = Map.of(
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000,
            ProducerConfig.LINGER_MS_CONFIG, 0);

    /** What is promised rests on these. */
    private static final Map<String, Object> PROMISED = Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.RETRIES_CONFIG,
            Integer.MAX_VALUE,
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            5);

    KafkaExportProperties {
        if (bootstrapServers == null || bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("mentorlink.export.kafka.bootstrap-servers names no broker");
        }
        if (topic.isBlank()) {
            throw new IllegalArgumentException("mentorlink.export.kafka.topic names no topic");
        }
    }

    Map<String, Object> ofProducer() {
        var all = new HashMap<String, Object>(PATIENCE);
        all.put(ProducerConfig.CLIENT_ID_CONFIG, "mentorlink-finance-export");
        // Nothing is told to brokers but what is sent.
        all.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        all.putAll(properties);
        all.putAll(PROMISED);
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return all;
    }

    /** The properties hold passwords. */
    @Override
    public String toString() {
        return "KafkaExportProperties[" + bootstrapServers + ", " + topic + "]";
    }
}
