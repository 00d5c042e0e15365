package org.mentorlink.query.payment.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mentorlink.query.Stories.BOOKING;
import static org.mentorlink.query.Stories.PRICE;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorlink.query.ReadSide;
import org.mentorlink.query.Stories;

class FinanceExportTest {

    private final ReadSide side = new ReadSide();
    private final List<Brokers> made = new ArrayList<>();
    private final Topic topic = new Topic("books", () -> {
        made.add(new Brokers());
        return made.getLast();
    });
    private final AnnotationEventHandlerAdapter export = new AnnotationEventHandlerAdapter(new FinanceExport(topic));

    /** Streams whose lines are not taken. */
    private final Set<String> away = new HashSet<>();

    @BeforeEach
    void store() {
        Stories.held(side, BOOKING, PRICE);
    }

    @AfterEach
    void close() {
        topic.close();
        side.close();
    }

    @Test
    void what_moved_money_is_sent_in_the_order_of_the_log() {
        assertThat(handled().isExceptional()).isFalse();

        assertThat(sent(0))
                .extracting(FinanceExportTest::type)
                .containsExactly("PaymentAuthorized", "PaymentCaptured", "PayoutScheduled", "PayoutSent");
        assertThat(sent(0)).extracting(ProducerRecord::key).containsExactly("pay_1", "pay_1", "pyo_1", "pyo_1");
        assertThat(sent(0)).extracting(ProducerRecord::topic).containsOnly("books");
        assertThat(made.getFirst().open).as("waited for").isEmpty();
    }

    @Test
    void what_is_not_taken_holds_the_token_back_and_all_of_it_is_sent_again() {
        away.add("pyo_1");
        var failed = handled();
        assertThat(failed.isExceptional()).isTrue();
        assertThat(failed.exceptionResult()).hasRootCauseInstanceOf(TimeoutException.class);
        assertThat(made.getFirst().closed()).isTrue();

        away.clear();
        assertThat(handled().isExceptional()).isFalse();
        assertThat(sent(0))
                .extracting(FinanceExportTest::type)
                .containsExactly("PaymentAuthorized", "PaymentCaptured", "PayoutScheduled");
        assertThat(sent(1))
                .extracting(FinanceExportTest::type)
                .containsExactly("PaymentAuthorized", "PaymentCaptured", "PayoutScheduled", "PayoutSent");
        assertThat(id(sent(1).getFirst())).isEqualTo(id(sent(0).getFirst()));
    }

    @Test
    void behind_a_line_that_is_not_taken_none_of_its_stream_is_sent() {
        away.add("pay_1");

        assertThat(handled().isExceptional()).isTrue();
        assertThat(sent(0)).extracting(FinanceExportTest::type).containsExactly("PaymentAuthorized");
    }

    @Test
    void an_event_that_moved_nothing_asks_nothing_of_the_brokers() {
        var bookings = side.newMessages().stream()
                .filter(message -> !message.getPayloadType().getSimpleName().startsWith("Pay"))
                .toList();
        assertThat(bookings).isNotEmpty();
        var unitOfWork = new BatchingUnitOfWork<>(bookings);
        assertThat(unitOfWork
                        .executeWithResult(() -> export.handle(unitOfWork.getMessage()))
                        .isExceptional())
                .isFalse();
        assertThat(made).isEmpty();
    }

    @Test
    void it_runs_by_itself() {
        assertThat(FinanceExport.class.getAnnotation(ProcessingGroup.class).value())
                .isEqualTo("worker-finance-export");
    }

    @Test
    void what_is_promised_cannot_be_set_away() {
        var settings = new KafkaExportProperties(
                "one:9092",
                "books",
                Map.of(
                        "acks",
                        "0",
                        "enable.idempotence",
                        "false",
                        "bootstrap.servers",
                        "other:9092",
                        "delivery.timeout.ms",
                        "9000",
                        "sasl.jaas.config",
                        "a secret"));

        assertThat(settings.ofProducer())
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("bootstrap.servers", "one:9092")
                .containsEntry("delivery.timeout.ms", "9000");
        assertThat(settings.toString()).doesNotContain("secret");
        assertThatThrownBy(() -> new KafkaExportProperties(" ", "books", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KafkaExportProperties("one:9092", "", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private ResultMessage<?> handled() {
        var unitOfWork = new BatchingUnitOfWork<>(side.newMessages());
        return unitOfWork.executeWithResult(() -> export.handle(unitOfWork.getMessage()));
    }

    private List<ProducerRecord<String, byte[]>> sent(int attempt) {
        return made.get(attempt).history();
    }

    private static String type(ProducerRecord<String, byte[]> message) {
        return new String(message.headers().lastHeader("type").value(), StandardCharsets.UTF_8);
    }

    private static String id(ProducerRecord<String, byte[]> message) {
        return new String(message.headers().lastHeader("event-id").value(), StandardCharsets.UTF_8);
    }

    /** What is sent counts as taken once somebody has waited for it. */
    private final class Brokers extends MockProducer<String, byte[]> {

        private final Set<String> open = new HashSet<>();

        private Brokers() {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> message) {
            assertThat(open.add(message.key()))
                    .as("nothing of its stream is under way")
                    .isTrue();
            var sent = super.send(message);
            return new CompletableFuture<>() {
                @Override
                public RecordMetadata get() throws InterruptedException, ExecutionException {
                    if (away.contains(message.key())) {
                        throw new ExecutionException(new TimeoutException("away"));
                    }
                    open.remove(message.key());
                    return sent.get();
                }
            };
        }
    }
}
