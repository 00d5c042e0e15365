package org.mentorlink.query.payment.export;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Only where brokers are named; otherwise nothing of Kafka is even loaded. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("mentorlink.export.kafka.bootstrap-servers")
@EnableConfigurationProperties(KafkaExportProperties.class)
class KafkaExportConfiguration {

    @Bean
    Topic financeTopic(KafkaExportProperties settings) {
        return new Topic(
                settings.topic(),
                () -> new KafkaProducer<>(settings.ofProducer(), new StringSerializer(), new ByteArraySerializer()));
    }

    @Bean
    FinanceExport financeExport(Topic financeTopic) {
        return new FinanceExport(financeTopic);
    }
}
