package org.mentorlink.api.payment;

import graphql.execution.ExecutionStepInfo;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dataloader.DataLoaderOptions;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.payment.PaymentQuery.FindPayments;
import org.mentorlink.payment.PaymentQuery.FindPaymentsAsOf;
import org.mentorlink.payment.PaymentQuery.FindPayouts;
import org.mentorlink.payment.PaymentQuery.FindPayoutsAsOf;
import org.mentorlink.payment.PaymentView;
import org.mentorlink.payment.PaymentViews;
import org.mentorlink.payment.PayoutPage;
import org.mentorlink.payment.PayoutView;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Reads the payments and payouts of all bookings of one answer at once, of those that were asked for as of a moment as they
 * were then; batch mappings do not know from where they are asked.
 */
@Component
class PaymentLoaders {

    private final Questions questions;

    PaymentLoaders(Questions questions, BatchLoaderRegistry loaders) {
        this.questions = questions;
        loaders.<Wanted, PaymentView>forName("paymentViews")
                .withOptions(PaymentLoaders::readAnew)
                .registerMappedBatchLoader(
                        (wanted, environment) -> Mono.just(load(wanted, this::payments, PaymentView::id)));
        loaders.<Wanted, PayoutView>forName("payoutViews")
                .withOptions(PaymentLoaders::readAnew)
                .registerMappedBatchLoader(
                        (wanted, environment) -> Mono.just(load(wanted, this::payouts, PayoutView::id)));
    }

    /** All events of a subscription, and all mutations of a document, have the same loaders: what one has read is over for the next. */
    private static void readAnew(DataLoaderOptions.Builder options) {
        options.setCachingEnabled(false);
    }

    /** @param asOf as it is now where there is none */
    record Wanted(String id, Optional<Instant> asOf) {

        static Wanted of(String id, DataFetchingEnvironment environment) {
            return new Wanted(id, Optional.ofNullable(momentOf(environment)));
        }

        /** The moment that {@code booking(asOf:)} was asked for, where this belongs to the booking it answered. */
        private static @Nullable Instant momentOf(DataFetchingEnvironment environment) {
            @Nullable ExecutionStepInfo step = environment.getExecutionStepInfo().getParent();
            while (step != null && step.hasParent()) {
                if (GraphQLTypeUtil.unwrapAll(step.getType()) instanceof GraphQLNamedType type
                        && type.getName().equals("Booking")) {
                    return step.getArgument("asOf");
                }
                step = step.getParent();
            }
            return null;
        }
    }

    private static <T> Map<Wanted, T> load(
            Set<Wanted> all, BiFunction<List<String>, Optional<Instant>, List<T>> read, Function<T, String> id) {
        var loaded = new HashMap<Wanted, T>();
        all.stream().collect(Collectors.groupingBy(Wanted::asOf)).forEach((asOf, wanted) -> {
            var ids = wanted.stream().map(Wanted::id).sorted().toList();
            read.apply(ids, asOf).forEach(found -> loaded.put(new Wanted(id.apply(found), asOf), found));
        });
        return loaded;
    }

    private List<PaymentView> payments(List<String> ids, Optional<Instant> asOf) {
        return questions
                .ask(
                        asOf.<Object>map(moment -> new FindPaymentsAsOf(ids, moment))
                                .orElseGet(() -> new FindPayments(ids)),
                        PaymentViews.class)
                .payments();
    }

    private List<PayoutView> payouts(List<String> ids, Optional<Instant> asOf) {
        return questions
                .ask(
                        asOf.<Object>map(moment -> new FindPayoutsAsOf(ids, moment))
                                .orElseGet(() -> new FindPayouts(ids)),
                        PayoutPage.class)
                .payouts();
    }
}
