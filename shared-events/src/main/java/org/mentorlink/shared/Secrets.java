package org.mentorlink.shared;

/** Random secrets that the installation keeps for itself, such as the key that signs access tokens. */
public interface Secrets {

    /**
     * The secret of that name: 32 random bytes, created at first use and the same from then on, across restarts.
     *
     * @param name what the secret is for
     */
    byte[] named(String name);
}
