package org.mentorlink.membership;

/** How somebody signed in. */
public enum SignInMethod {
    PASSWORD,
    LINK,
    CODE,
    INVITATION,
    GOOGLE
}
