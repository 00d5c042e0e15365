package org.mentorlink.api.graphql;

/** What our access tokens say beside their subject and times: nothing that can change while they last. */
public final class AccessClaims {

    public static final String SESSION = "sid";
    public static final String EPOCH = "epoch";

    private AccessClaims() {}
}
