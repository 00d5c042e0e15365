package org.mentorlink.bench.peer.axon;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.mentorlink.bench.peer.axon.Messages.RequestBooking;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The same as the Express API's, with the same statements, within the command's transaction. */
@Component
class Checks {

    private static final String MENTOR = """
            select m.member_id, m.approved, m.notice_minutes, m.horizon_days, m.rate_minor, m.currency,
                exists (select 1 from mentor_hours h, lateral (select :startsAt::timestamptz at time zone m.zone as wall) w
                    where h.mentor_id = m.id and h.day = extract(isodow from w.wall)
                        and h.start_minute <= extract(hour from w.wall) * 60 + extract(minute from w.wall)
                        and h.end_minute >= extract(hour from w.wall) * 60 + extract(minute from w.wall) + 60) as offered
            from mentor m where m.id = :id for update of m""";

    private static final String TAKEN = """
            select count(*) from (
                select 1 from reservation where person = :mentor and starts_at > :startsAt::timestamptz - interval '1 day'
                    and starts_at < :endsAt and ends_at > :startsAt
                union all
                select 1 from reservation where person = :mentee and starts_at > :startsAt::timestamptz - interval '1 day'
                    and starts_at < :endsAt and ends_at > :startsAt
                limit 1) taken""";

    private final JdbcClient jdbc;

    Checks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Price(long amountMinor, String currency) {}

    private record Mentor(
            String memberId,
            boolean approved,
            int noticeMinutes,
            int horizonDays,
            long rateMinor,
            String currency,
            boolean offered) {}

    /** Fails where the booking cannot be; otherwise the hour is taken for both, and costs so much. */
    Price offered(RequestBooking request, Instant endsAt) {
        var startsAt = Timestamp.from(request.startsAt());
        var until = Timestamp.from(endsAt);
        var active = jdbc.sql("select active from member where id = ? for update")
                .param(request.menteeId())
                .query(Boolean.class)
                .optional();
        Refused.unless(active.orElse(false), "FORBIDDEN");
        var mentor = jdbc.sql(MENTOR)
                .param("startsAt", startsAt)
                .param("id", request.mentorId())
                .query(Mentor.class)
                .optional()
                .orElseThrow(() -> new Refused("NOT_FOUND"));
        Refused.unless(mentor.approved(), "NOT_FOUND");
        Refused.unless(!mentor.memberId().equals(request.menteeId()), "OWN_BOOKING");
        var ahead = Duration.between(Instant.now(), request.startsAt());
        Refused.unless(ahead.isPositive(), "SLOT_IN_PAST");
        Refused.unless(ahead.compareTo(Duration.ofDays(mentor.horizonDays())) <= 0, "SLOT_TOO_FAR");
        Refused.unless(ahead.compareTo(Duration.ofMinutes(mentor.noticeMinutes())) >= 0, "NOTICE_TOO_SHORT");
        Refused.unless(mentor.offered(), "SLOT_NOT_OFFERED");
        var taken = jdbc.sql(TAKEN)
                .param("mentor", request.mentorId())
                .param("mentee", request.menteeId())
                .param("startsAt", startsAt)
                .param("endsAt", until)
                .query(Long.class)
                .single();
        Refused.unless(taken == 0, "SLOT_TAKEN");
        jdbc.sql("insert into reservation (person, starts_at, ends_at) values (?, ?, ?), (?, ?, ?)")
                .params(request.mentorId(), startsAt, until, request.menteeId(), startsAt, until)
                .update();
        return new Price(mentor.rateMinor(), mentor.currency());
    }
}
