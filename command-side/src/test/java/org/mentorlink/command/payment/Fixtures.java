package org.mentorlink.command.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.membership.MemberId;
import org.mentorlink.mentoring.MentorId;
import org.mentorlink.payment.MentorAccountId;
import org.mentorlink.payment.PaymentId;
import org.mentorlink.payment.PayoutId;
import org.mentorlink.shared.Money;
import org.mentorlink.shared.Refused;

/** What the tests of money have in common. */
final class Fixtures {
    static final BookingId BOOKING = new BookingId("bkg_1");
    static final PaymentId PAYMENT = PaymentId.of(BOOKING);
    static final PayoutId PAYOUT = PayoutId.of(BOOKING);
    static final MemberId LERATO = new MemberId("mbr_lerato");
    static final MentorId THANDI = new MentorId("mtr_thandi");
    static final MentorAccountId ACCOUNT = MentorAccountId.of(THANDI, "ZAR");
    static final Instant MONDAY_10H = Instant.parse("2026-10-05T10:00:00Z");
    static final Money PRICE = zar(35_000);

    private Fixtures() {}

    static Money zar(long minor) {
        return Money.of(minor, "ZAR");
    }

    static <T> AggregateTestFixture<T> fixture(Class<T> aggregate) {
        return fixture(aggregate, PayoutRuns.NONE);
    }

    static <T> AggregateTestFixture<T> fixture(Class<T> aggregate, PayoutRuns runs) {
        var fixture = new AggregateTestFixture<>(aggregate);
        fixture.registerInjectableResource(runs);
        fixture.registerInjectableResource(Clock.fixed(MONDAY_10H, ZoneOffset.UTC));
        fixture.registerInjectableResource(new TransferringGateways() {
            @Override
            public String transferring(@Nullable String holding, String currency) {
                return holding == null ? "sandbox" : holding;
            }

            @Override
            public boolean reverses(String name) {
                return name.equals("stripe");
            }

            @Override
            public boolean stops(@Nullable String name) {
                return "bank".equals(name);
            }
        });
        fixture.registerInjectableResource((PayeeGateways) name -> name.equals("stripe"));
        fixture.registerInjectableResource((EvidenceGateways) name -> !name.equals("payfast"));
        return fixture;
    }

    static Matcher<Refused> refusal(String code) {
        return new CustomTypeSafeMatcher<>("a refusal " + code) {
            @Override
            protected boolean matchesSafely(Refused refused) {
                return refused.code().equals(code);
            }
        };
    }
}
