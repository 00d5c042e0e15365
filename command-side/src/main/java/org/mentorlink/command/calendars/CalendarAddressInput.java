package org.mentorlink.command.calendars;

import static org.mentorlink.command.shared.Input.require;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a member may give as the address of a calendar. Whether it is asked is decided anew at each reading. */
final class CalendarAddressInput {

    private static final int LONGEST = 2_000;

    private CalendarAddressInput() {}

    /** The address as it is asked; calendar programs write {@code webcal} for {@code https}. */
    static String address(String given, boolean http) {
        var stripped = given.strip();
        var lower = stripped.toLowerCase(Locale.ROOT);
        var address = lower.startsWith("webcal://") || lower.startsWith("webcals://")
                ? "https" + stripped.substring(stripped.indexOf(':'))
                : stripped;
        require(
                address.length() <= LONGEST && isWeb(parsed(address), http),
                "INVALID_CALENDAR_ADDRESS",
                "That is no address that a calendar can be read from; give one that begins with https.",
                "address");
        return address;
    }

    private static boolean isWeb(@Nullable URI uri, boolean http) {
        return uri != null
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && ("https".equalsIgnoreCase(uri.getScheme()) || (http && "http".equalsIgnoreCase(uri.getScheme())));
    }

    private static @Nullable URI parsed(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
