package org.mentorlink.api.web;

import java.util.List;

/** The addresses of the web client's pages. It tells them apart by itself; here they are only known from what is not there. */
final class ClientPages {

    static final String HOME = "/";

    /** Where links in mails lead, of which each works without the client as well. */
    static final List<String> MAILED = List.of("/sign-in", "/verify-address", "/reset-password");

    /** Where payers leave for a gateway's own page, and come back. */
    static final String PAYING = "/pay/";

    static final List<String> ALL = List.of(
            HOME,
            "/sign-in",
            "/verify-address",
            "/reset-password",
            "/sign-up",
            "/join",
            "/mentors",
            "/mentors/*",
            "/mentors/*/book",
            "/mentors/*/ask",
            "/requests/*",
            "/bookings",
            "/bookings/*",
            "/groups",
            "/groups/*",
            "/credits",
            PAYING + "*",
            "/desk",
            "/desk/*",
            "/books",
            "/books/*",
            "/admin",
            "/admin/*",
            "/settings",
            "/settings/*",
            "/calendar-connected");

    private ClientPages() {}
}
