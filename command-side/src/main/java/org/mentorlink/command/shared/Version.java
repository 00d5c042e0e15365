package org.mentorlink.command.shared;

/**
 * Where an aggregate's stream is, and where it was when the part that an edit is about last changed. An edit made from
 * an older version is refused only when that part has changed since: what happened elsewhere, such as a sign-in, is in
 * nobody's way.
 *
 * @param current number of the stream's events
 * @param edited what that number was when the part last changed
 */
public record Version(int current, int edited) {

    public static final Version NONE = new Version(0, 0);

    /**
     * The version after one more event.
     *
     * @param sequence the event's number within its stream, from 0 on
     * @param edits whether the event changes the part
     */
    public Version after(long sequence, boolean edits) {
        var now = Math.toIntExact(sequence + 1);
        return new Version(now, edits ? now : edited);
    }

    /** Refuses an edit that did not see what it would overwrite. */
    public void require(int expected) {
        Input.require(
                expected >= edited && expected <= current,
                "VERSION_CONFLICT",
                "This has changed since you read it; look at it as it is now and edit again.",
                "expectedVersion");
    }
}
