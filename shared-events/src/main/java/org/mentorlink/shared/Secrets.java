package org.mentorlink.shared;

/** Secrets of the deployment, made at first use and kept wrapped in the key vault. */
public interface Secrets {

    /** 32 random bytes, the same for one name for ever. */
    byte[] named(String name);
}
