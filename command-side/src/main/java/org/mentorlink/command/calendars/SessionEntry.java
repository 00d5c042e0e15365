package org.mentorlink.command.calendars;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mentorlink.shared.TimeSlot;

/**
 * What a calendar elsewhere shows of a session. It names nobody.
 *
 * @param sessionId of the booking, or of the group session
 */
public record SessionEntry(
        String sessionId,
        String title,
        TimeSlot slot,
        @Nullable String meetingUrl) {

    private static final String OURS = "mlink";
    private static final Pattern ID = Pattern.compile(OURS + "[0-9a-f]{64}.*");

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
