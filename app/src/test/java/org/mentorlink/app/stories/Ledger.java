package org.mentorlink.app.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingId;
import org.mentorlink.payment.LedgerEntryView;

/** The books as query-side keeps them, balanced after each event, and each booking's account as reconciliation compares it. */
public final class Ledger {

    private static final Method POSTING = method(type("ChartOfAccounts"), "posting", Object.class);
    private static final Method LINES = method(type("Posting"), "lines");

    private static final Class<?> ACCOUNT = type("reconciliation.BookingAccount");
    private static final Method SEE = method(ACCOUNT, "see", Object.class, long.class, long.class);
    private static final Method BOOKING = method(ACCOUNT, "bookingOf", Object.class);
    private static final Method DIFFERENCES = method(ACCOUNT, "differences");
    private static final Set<?> HEEDED = heeded();

    private final Map<String, Long> balances = new HashMap<>();
    private final Map<BookingId, Object> accounts = new HashMap<>();

    void see(Object event, Instant at) {
        if (HEEDED.contains(event.getClass()) && call(BOOKING, null, event) instanceof BookingId booking) {
            var account = accounts.computeIfAbsent(booking, none -> newAccount());
            call(SEE, account, event, TimeUnit.MILLISECONDS.toMicros(at.toEpochMilli()), 1L);
        }
        for (var line : lines(event)) {
            balances.merge(line.account(), line.debitMinor() - line.creditMinor(), Long::sum);
        }
        assertThat(balances.values().stream().mapToLong(Long::longValue).sum())
                .as("balanced after " + event)
                .isZero();
    }

    /** Nothing is left anywhere but with the bank, which keeps books of its own. */
    void agreesWith(Bank bank) {
        assertThat(balance("assets:gateway:cash"))
                .as("cash and the bank's books")
                .isEqualTo(bank.cash());
        assertThat(balance("assets:gateway:authorized"))
                .as("authorised and the bank's books")
                .isEqualTo(bank.held());
        assertThat(balance("liabilities:booking:held")).as("not divided").isZero();
        assertThat(balance("liabilities:mentor:payable")).as("not sent").isZero();
        accounts.forEach((booking, account) -> assertThat((List<?>) call(DIFFERENCES, account))
                .as("reconciled: " + booking)
                .isEmpty());
    }

    long balance(String account) {
        return balances.getOrDefault(account, 0L);
    }

    /** What an event books. */
    @SuppressWarnings("unchecked")
    public static List<LedgerEntryView.Line> lines(Object event) {
        return (List<LedgerEntryView.Line>) call(LINES, call(POSTING, null, event));
    }

    private static Object call(Method method, @Nullable Object target, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Method method(Class<?> type, String name, Class<?>... parameters) {
        try {
            var method = type.getDeclaredMethod(name, parameters);
            method.setAccessible(true);
            return method;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName("org.mentorlink.query.payment." + name);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object newAccount() {
        try {
            var constructor = ACCOUNT.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<?> heeded() {
        try {
            var types = ACCOUNT.getDeclaredField("TYPES");
            types.setAccessible(true);
            return (Set<?>) types.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
