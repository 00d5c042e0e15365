package org.mentorlink.app.vault;

/** Something that keeps what was decrypted in memory, and has to let go of it once a person is erased. */
public interface KeepsDecrypted {

    /** Called when a key is gone, before the erasure is answered. */
    void forgetAll();
}
