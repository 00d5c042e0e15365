package org.mentorlink.app.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM on the class path of the tests; ends with them at the latest. What it says is in {@code target/apart}. */
final class ChildJvm {

    private final Process process;

    private ChildJvm(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    static ChildJvm start(String name, Class<?> main, List<String> options, List<String> arguments) throws IOException {
        var logs = Files.createDirectories(Path.of("target", "apart"));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(arguments);
        return new ChildJvm(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve(name + ".log").toFile())
                .start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9}: it has no time to say goodbye. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** As {@code kill -STOP}: it is there, and does nothing. */
    void pause() throws IOException, InterruptedException {
        signal(process.pid(), "-STOP");
    }

    void resume() throws IOException, InterruptedException {
        signal(process.pid(), "-CONT");
    }

    static void signal(long pid, String name) throws IOException, InterruptedException {
        var sent = new ProcessBuilder("kill", name, Long.toString(pid)).start();
        if (sent.waitFor() != 0) {
            throw new IOException("kill " + name + " was refused");
        }
    }

    /** As {@code kill}: it ends what it has begun. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }
}
