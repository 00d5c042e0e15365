package org.mentorlink.query.payment;

import java.util.Map;
import org.mentorlink.payment.PaymentView;
import org.mentorlink.query.shared.BatchedWrites;
import org.mentorlink.query.shared.Views;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The read model of payments. */
@Component
class Payments extends Views<PaymentView> {

    Payments(BatchedWrites writes, MongoTemplate mongo) {
        super(writes, mongo, "payments", PaymentView.class);
    }

    @Override
    protected Map<String, Object> keys(PaymentView payment) {
        return Map.of("bookingId", payment.bookingId());
    }
}
