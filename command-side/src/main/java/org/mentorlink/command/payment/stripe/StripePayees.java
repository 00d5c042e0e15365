package org.mentorlink.command.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.AccountCreateParams.Capabilities;
import com.stripe.param.AccountLinkCreateParams;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mentorlink.command.payment.PayeeOpening.Payee;
import org.mentorlink.payment.PayeeOnboarding;

/** Express accounts at Stripe, to which the platform transfers what mentors have earned. Stripe asks mentors itself who they are. */
final class StripePayees {

    /** Metadata: whose account it is. */
    static final String MENTOR = "mentor";

    private final StripeClient stripe;
    private final @Nullable String back;

    /** @param back where mentors come back to */
    StripePayees(StripeClient stripe, @Nullable String back) {
        this.stripe = stripe;
        this.back = back;
    }

    String open(String mentorId, @Nullable String country, RequestOptions keyed) throws StripeException {
        var account = AccountCreateParams.builder()
                .setType(AccountCreateParams.Type.EXPRESS)
                .setCapabilities(Capabilities.builder()
                        .setTransfers(Capabilities.Transfers.builder()
                                .setRequested(true)
                                .build())
                        .build())
                .putMetadata(MENTOR, mentorId);
        if (country != null) {
            account.setCountry(country);
        }
        return stripe.v1().accounts().create(account.build(), keyed).getId();
    }

    Payee payee(String reference) throws StripeException {
        var account = stripe.v1().accounts().retrieve(reference);
        return new Payee(takesTransfers(account) && account.getPayoutsEnabled(), missing(account));
    }

    /** The link ends where it is opened a second time, too late, or done; the page there asks for another, or shows what is. */
    PayeeOnboarding onboarding(String reference) throws StripeException {
        var page = Objects.requireNonNull(back, "no accounts are opened where mentors come back to nowhere");
        var link = stripe.v1()
                .accountLinks()
                .create(AccountLinkCreateParams.builder()
                        .setAccount(reference)
                        .setRefreshUrl(page)
                        .setReturnUrl(page)
                        .setType(AccountLinkCreateParams.Type.ACCOUNT_ONBOARDING)
                        .build());
        return new PayeeOnboarding(link.getUrl(), Instant.ofEpochSecond(link.getExpiresAt()));
    }

    private static boolean takesTransfers(Account account) {
        var capabilities = account.getCapabilities();
        return capabilities != null && "active".equals(capabilities.getTransfers());
    }

    private static List<String> missing(Account account) {
        var requirements = account.getRequirements();
        return requirements == null || requirements.getCurrentlyDue() == null
                ? List.of()
                : List.copyOf(requirements.getCurrentlyDue());
    }
}
