package org.mentorlink.bench;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells whoever waits what is going on. */
final class Log {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Log() {}

    static void say(String format, Object... values) {
        System.out.println(LocalTime.now().format(TIME) + " " + String.format(Locale.ROOT, format, values));
    }
}
