package org.mentorlink.command.communication;

import java.util.Set;
import org.mentorlink.membership.MemberId;

/**
 * A file that a message brings along.
 *
 * @param mediaType with its parameters
 * @param about everybody it names beside its reader: what is kept of it goes with the key of any of them
 */
public record Attachment(String fileName, String mediaType, String content, Set<MemberId> about) {

    @Override
    public String toString() {
        return "Attachment[" + fileName + "]";
    }
}
