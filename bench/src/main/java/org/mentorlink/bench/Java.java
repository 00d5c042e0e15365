package org.mentorlink.bench;

import java.nio.file.Path;

/** The Java that runs this, which also runs what is measured. */
final class Java {

    private Java() {}

    static String command() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
