package org.mentorlink.payment;

import org.jspecify.annotations.Nullable;

/** What finance may do with a transfer by the bank. */
public enum BankTransferAction {
    /** The bank has made it. */
    RECORD_DONE,
    /** The bank has not made it, and will not. */
    RECORD_FAILED,
    /** It was made, and the money came back. */
    RECORD_RETURNED,
    /** What came back is to be paid by hand. */
    SET_RETURN_ASIDE,
    /** It is not paid by hand after all. */
    GIVE_UP_RETURN_ASIDE,
    /** It was paid by hand. */
    RECORD_RETURN_PAID,
    /** It was recorded by mistake that it has failed, or came back. */
    CORRECT_RETURN;

    /**
     * Told beforehand; the desk and the account of the mentor decide it in the end, as {@link Returns} say.
     *
     * @param isFiled whether it is in a payment file
     * @param returns how often it came back
     * @param account what came back to its mentor
     * @return the code that it would be refused with; absent where it would not
     */
    public @Nullable String refusal(
            BankTransferId id, BankTransferStatus status, boolean isFiled, int returns, Returns account) {
        return switch (this) {
            case RECORD_DONE ->
                switch (status) {
                    case FILED -> null;
                    case WAITING -> "TRANSFER_NOT_FILED";
                    case WITHDRAWN, DONE, FAILED, RETURNED -> "TRANSFER_RECORDED";
                };
            case RECORD_FAILED ->
                switch (status) {
                    case WAITING, FILED -> null;
                    case WITHDRAWN, DONE, FAILED, RETURNED -> "TRANSFER_RECORDED";
                };
            case RECORD_RETURNED ->
                switch (status) {
                    case DONE -> null;
                    case WAITING, FILED -> "TRANSFER_NOT_DONE";
                    case WITHDRAWN, FAILED, RETURNED -> "TRANSFER_RECORDED";
                };
            case SET_RETURN_ASIDE -> account.aside(id).isEmpty() ? account.whyNotSetAside(id) : Returns.SET_ASIDE;
            case GIVE_UP_RETURN_ASIDE, RECORD_RETURN_PAID -> account.aside(id).isEmpty() ? "NOT_SET_ASIDE" : null;
            case CORRECT_RETURN ->
                switch (status) {
                    case FAILED -> isFiled ? null : "TRANSFER_NOT_FILED";
                    case RETURNED -> account.whyNotOwed(id, returns);
                    case WAITING, FILED, WITHDRAWN, DONE -> "NOTHING_TO_CORRECT";
                };
        };
    }
}
