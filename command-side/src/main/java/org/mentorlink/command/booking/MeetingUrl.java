package org.mentorlink.command.booking;

import static org.mentorlink.command.shared.Input.refusedInput;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import org.mentorlink.booking.MeetingHost;
import org.mentorlink.command.shared.CardNumbers;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Settings;

/** The address of a meeting: over https, on a named host, without anybody's credentials in front of it. */
record MeetingUrl(String value, MeetingHost host) {

    private static final int LONGEST = 1_000;
    private static final Map<String, MeetingHost> HOSTS = Map.of(
            "zoom.us", MeetingHost.ZOOM,
            "zoom.com", MeetingHost.ZOOM,
            "meet.google.com", MeetingHost.MEET,
            "teams.microsoft.com", MeetingHost.TEAMS,
            "teams.live.com", MeetingHost.TEAMS);

    static MeetingUrl of(String text) {
        var value = text.strip();
        if (value.length() > LONGEST) {
            throw refused("A meeting link has at most " + LONGEST + " characters.");
        }
        var uri = uri(value);
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            throw refused("A meeting link begins with https://.");
        }
        if (uri.getRawUserInfo() != null) {
            throw refused("A meeting link has no user name or password in front of the host.");
        }
        var host = uri.getHost();
        if (host == null || !host.contains(".")) {
            throw refused("A meeting link names a host, such as meet.google.com.");
        }
        CardNumbers.refuseInLink(value, "url");
        return new MeetingUrl(value, classified(host.toLowerCase(Locale.ROOT)));
    }

    /** @param changes how often the link of one session has changed so far */
    static void requireFewChanges(int changes) {
        if (changes >= Settings.LINK_CHANGES) {
            throw Refused.because(
                    "LINK_CHANGED_TOO_OFTEN",
                    "The meeting link has changed " + Settings.LINK_CHANGES + " times, and can only be removed.");
        }
    }

    private static URI uri(String value) {
        try {
            return new URI(value);
        } catch (URISyntaxException notOne) {
            throw refused("A meeting link is an address of the web, such as https://meet.google.com/abc-defg-hij.");
        }
    }

    /** A host or one below it; what merely ends in the same letters is another one. */
    private static MeetingHost classified(String host) {
        return HOSTS.entrySet().stream()
                .filter(known -> host.equals(known.getKey()) || host.endsWith('.' + known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(MeetingHost.OTHER);
    }

    private static RuntimeException refused(String message) {
        return refusedInput("INVALID_MEETING_LINK", message, "url");
    }

    /** Whoever has it can join, so logs do not tell it. */
    @Override
    public String toString() {
        return "MeetingUrl[" + host + "]";
    }
}
