package org.mentorlink.command.membership;

import static org.mentorlink.command.shared.Input.refusedInput;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import org.mentorlink.shared.Refused;

/** Phone numbers as E.164 writes them, such as +27821234567. */
final class Phone {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private Phone() {}

    /**
     * The number in its one form.
     *
     * @param typed begins with + and the country code; blanks and punctuation do not matter
     */
    static String e164(String typed, String... path) {
        try {
            var number = NUMBERS.parse(typed, null);
            if (NUMBERS.isValidNumber(number) && !number.hasExtension()) {
                return NUMBERS.format(number, PhoneNumberFormat.E164);
            }
        } catch (NumberParseException notANumber) {
            throw invalid(path);
        }
        throw invalid(path);
    }

    private static Refused invalid(String... path) {
        return refusedInput(
                "INVALID_PHONE", "Give the phone number with + and the country code, such as +27 82 123 4567.", path);
    }
}
