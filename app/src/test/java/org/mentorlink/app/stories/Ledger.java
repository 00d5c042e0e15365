package org.mentorlink.app.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.payment.LedgerEntryView;

/** The books as query-side keeps them, balanced after each event. */
final class Ledger {

    private static final Method POSTING = method("ChartOfAccounts", "posting", Object.class);
    private static final Method LINES = method("Posting", "lines");

    private final Map<String, Long> balances = new HashMap<>();

    void see(Object event) {
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
    }

    long balance(String account) {
        return balances.getOrDefault(account, 0L);
    }

    @SuppressWarnings("unchecked")
    private static List<LedgerEntryView.Line> lines(Object event) {
        return (List<LedgerEntryView.Line>) call(LINES, call(POSTING, null, event));
    }

    private static Object call(Method method, @Nullable Object target, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Method method(String type, String name, Class<?>... parameters) {
        try {
            var method = Class.forName("org.mentorlink.query.payment." + type).getDeclaredMethod(name, parameters);
            method.setAccessible(true);
            return method;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
