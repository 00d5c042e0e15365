package org.mentorlink.payment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a payer's browser has to do before a gateway secures a payment.
 *
 * @param url where it sends {@code fields} to as a form, by POST; absent where the gateway's own script goes on
 * @param fields in the order in which they are signed
 * @param clientSecret with which the gateway's script goes on; a secret of the payer
 * @param publishableKey with which that script begins; absent where the gateway is not set up for pages
 */
public record PayerAction(
        @Nullable String url,
        List<Field> fields,
        @Nullable String clientSecret,
        @Nullable String publishableKey) {

    /** Without a script in a page of ours. */
    public PayerAction(@Nullable String url, List<Field> fields, @Nullable String clientSecret) {
        this(url, fields, clientSecret, null);
    }

    /** One field of a form. */
    public record Field(String name, String value) {}

    @Override
    public String toString() {
        return "PayerAction[" + (url == null ? "script" : url) + "]";
    }
}
