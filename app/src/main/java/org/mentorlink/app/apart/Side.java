package org.mentorlink.app.apart;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** A side of the platform. A process runs those that its profiles name, and all of them where none is named. */
public enum Side {
    COMMAND("org.mentorlink.command"),
    QUERY("org.mentorlink.query"),
    SAGA("org.mentorlink.saga"),
    /** With what the platform does by itself at its start, through the same commands as everybody. */
    API("org.mentorlink.api", "org.mentorlink.app.people", "org.mentorlink.app.sandbox");

    static final String SHARED = "axon-server";

    private final List<String> packages;

    Side(String... packages) {
        this.packages = List.of(packages);
    }

    /** Also the name of its profile. */
    String profile() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that this process runs. */
    public static Set<Side> of(Environment environment) {
        var named = EnumSet.noneOf(Side.class);
        for (var side : values()) {
            if (environment.acceptsProfiles(Profiles.of(side.profile()))) {
                named.add(side);
            }
        }
        return named.isEmpty() ? EnumSet.allOf(Side.class) : named;
    }

    boolean owns(String className) {
        return packages.stream().anyMatch(owned -> className.startsWith(owned + '.'));
    }
}
