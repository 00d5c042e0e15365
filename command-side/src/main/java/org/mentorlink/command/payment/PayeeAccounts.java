package org.mentorlink.command.payment;

import java.util.List;
import java.util.Optional;
import org.mentorlink.command.shared.Streams;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.PayeeAccountEvent;
import org.mentorlink.payment.PayeeAccountId;
import org.springframework.stereotype.Component;

/** On which accounts mentors are paid: read off the events, as a read model may be behind. */
@Component
public final class PayeeAccounts {

    private final Streams streams;

    PayeeAccounts(Streams streams) {
        this.streams = streams;
    }

    /** The gateway's own name of a mentor's account there. */
    public Optional<String> reference(MentorId mentorId, String gateway) {
        return Optional.ofNullable(PayeeAccount.reference(events(mentorId, gateway)));
    }

    List<PayeeAccountEvent> events(MentorId mentorId, String gateway) {
        return streams.of(PayeeAccountId.of(mentorId, gateway).value(), PayeeAccountEvent.class);
    }
}
