package org.mentorlink.command.calendars;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.TimeSlot;

/**
 * What a calendar elsewhere shows of a session. Both participants stand in its text, by name: as attendees the provider would
 * write to them, and show each the other's address.
 *
 * @param sessionId of the booking, or of the group session
 * @param mentor by name; absent once erased
 * @param mentee by name; absent of a group, and once erased
 */
public record SessionEntry(
        String sessionId,
        String title,
        TimeSlot slot,
        @Nullable String meetingUrl,
        @Nullable String mentor,
        @Nullable String mentee) {

    private static final String OURS = "mlink";
    private static final Pattern ID = Pattern.compile(OURS + "[0-9a-f]{64}.*");

    /** Who takes part and where, a line for each; empty where nothing is known of it. */
    public String text() {
        return Stream.of(line("Mentor: ", mentor), line("Mentee: ", mentee), line("", meetingUrl))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String line(String before, @Nullable String value) {
        return value == null
                ? ""
                : before + value.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** Nobody's name gets into a log. */
    @Override
    public String toString() {
        return "SessionEntry[" + sessionId + "]";
    }

    /** An id as every provider takes it. */
    public static String id(String sessionId) {
        return OURS + hash(sessionId);
    }

    public static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /** Of an {@link #id}, in which others may have put something behind it, as they do for recurrences. */
    public static String hashOf(String id) {
        return id.substring(OURS.length(), OURS.length() + 64);
    }

    /** 64 hexadecimal digits. */
    public static String hash(String sessionId) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sessionId.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
