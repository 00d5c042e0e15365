package org.mentorlink.app.vault;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where keys are kept. Each is wrapped by the master key, which is elsewhere; whose is erased leaves an empty entry. */
interface WrappedKeys {

    /** What is kept under those names; empty for an erased key, no entry for one that never was. */
    Map<String, Optional<byte[]>> find(List<String> owners);

    /** Keeps each for which nothing is kept yet; what is there stays, erased or not. */
    void addMissing(Map<String, byte[]> keysets);

    /** For good, whether there was one or not. */
    void erase(String owner);

    /** Keeps a secret, unless there is one of that name; answers the one that is kept. */
    byte[] secret(String name, byte[] proposed);
}
