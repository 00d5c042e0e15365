package org.mentorlink.api.graphql;

import java.util.function.Predicate;

/** Who may use an operation or field at all. Whose object it is, is checked where the object is at hand. */
public enum Access {
    ANYONE(viewer -> true),
    SIGNED_IN(Viewer::isSignedIn),
    STAFF(Viewer::isStaff),
    ADMIN(Viewer::isAdmin);

    private final Predicate<Viewer> test;

    Access(Predicate<Viewer> test) {
        this.test = test;
    }

    boolean admits(Viewer viewer) {
        return test.test(viewer);
    }

    /** Does nothing, or throws the problem that fits: UNAUTHENTICATED or FORBIDDEN. */
    void check(Viewer viewer) {
        if (!admits(viewer)) {
            throw viewer.isSignedIn() ? Problem.forbidden() : Problem.unauthenticated();
        }
    }
}
