package org.mentorlink.membership;

/** C1: by which channels a member wants to be told, beside the application itself, which always tells. */
public record Channels(boolean email, boolean sms, boolean push) {

    public static final Channels DEFAULT = new Channels(true, false, true);
}
