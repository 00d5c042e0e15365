package org.mentorlink.query.shared;

import java.util.Map;

/** How far read models are that several processes write. */
public interface SharedPositions {

    /**
     * Up to where whichever process is asked can read what these processors write.
     *
     * @param here what each has written in this process; -1 for nothing, as where another runs it
     */
    long reached(Map<String, Long> here);
}
