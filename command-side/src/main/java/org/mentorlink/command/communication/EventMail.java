package org.mentorlink.command.communication;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.communication.Texts.Text;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.MemberQuery.FindMember;
import org.mentorlink.membership.MemberView;
import org.mentorlink.program.ProgramQuery.FindProgramStaff;
import org.mentorlink.program.ProgramStaff;

/**
 * Mail that an event leads to, to people whom the read models know. Where those have not seen it yet it fails, and the event
 * is handled again; the outbox sends each message once.
 */
final class EventMail {

    private static final int PATIENCE_SECONDS = 10;

    private final QueryGateway queries;
    private final Outbox outbox;

    EventMail(QueryGateway queries, Outbox outbox) {
        this.queries = queries;
        this.outbox = outbox;
    }

    MemberView member(String memberId) {
        return ask(new FindMember(memberId), MemberView.class);
    }

    /** Nobody writes to an erased member, who has no address any more. */
    void send(MemberView member, Text text, String eventId, Instant at) {
        var address = member.email();
        if (address != null) {
            outbox.send(new Message(
                    eventId, new MemberId(member.id()), Message.EMAIL, address, text.subject(), text.body(), null, at));
        }
    }

    /** To all who look after the whole deployment and may sign in. */
    void sendToStaff(Text text, String eventId, Instant at) {
        Everyone.of(ask(new FindProgramStaff(null), ProgramStaff.class).memberIds(), memberId -> {
            var member = member(memberId);
            if (member.status().maySignIn()) {
                send(member, text, eventId, at);
            }
        });
    }

    /** @throws IllegalStateException where there is no answer yet */
    <T> T ask(Object query, Class<T> type) {
        @Nullable T answer = queries.query(query, type)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        if (answer == null) {
            throw new IllegalStateException("not seen by the read models yet: " + query);
        }
        return answer;
    }
}
