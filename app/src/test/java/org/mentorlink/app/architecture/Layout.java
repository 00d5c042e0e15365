package org.mentorlink.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/**
 * Which part of the system a class belongs to, told by its package. A package below {@link #VIOLATIONS} counts as if it
 * lay directly below the root, so that a deliberate violation can pose as any part.
 */
final class Layout {

    static final String ROOT = "org.mentorlink";
    static final String VIOLATIONS = ROOT + ".app.architecture.violations";

    static final String SHARED_EVENTS = "shared-events";
    static final String COMMAND_SIDE = "command-side";
    static final String SAGAS = "sagas";
    static final String QUERY_SIDE = "query-side";
    static final String API_GRAPHQL = "api-graphql";
    static final String APP = "app";

    private static final String OUTSIDE = "outside";

    private Layout() {}

    static boolean isOurs(JavaClass type) {
        return !partOf(type).equals(OUTSIDE);
    }

    static String partOf(JavaClass type) {
        String place = placeOf(type);
        int dot = place.indexOf('.');
        return switch (dot < 0 ? place : place.substring(0, dot)) {
            case "" -> OUTSIDE;
            case "command" -> COMMAND_SIDE;
            case "saga" -> SAGAS;
            case "query" -> QUERY_SIDE;
            case "api" -> API_GRAPHQL;
            case "app" -> APP;
            // Whatever is not a side is a context; a new one needs no entry here.
            default -> SHARED_EVENTS;
        };
    }

    static DescribedPredicate<JavaClass> in(String... parts) {
        Set<String> wanted = Set.of(parts);
        return describe("in " + String.join(", ", parts), type -> wanted.contains(partOf(type)));
    }

    /** In the package {@code org.mentorlink.<place>} or below. */
    static DescribedPredicate<JavaClass> inPlace(String place) {
        return describe("in " + place, type -> (placeOf(type) + ".").startsWith(place + "."));
    }

    /** The package below the root, or below one set of violations; empty for everything else. */
    private static String placeOf(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        if (name.startsWith(VIOLATIONS + ".")) {
            String below = name.substring(VIOLATIONS.length() + 1);
            int dot = below.indexOf('.');
            return dot < 0 ? "" : below.substring(dot + 1);
        }
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1) : "";
    }
}
