package org.mentorlink.bench;

import java.util.concurrent.TimeUnit;

/** Processes that end with this one. */
final class Children {

    private static final long PATIENCE_SECONDS = 30;

    private Children() {}

    static Process keep(Process process) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
        return process;
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
