package org.mentorlink.app.e2e;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One operation, tried as everybody in the authorisation walk.
 *
 * @param operation such as {@code Query.booking}, or a path such as {@code GET /files/{id}}
 * @param document what is sent; {@code $name} stands for a value of {@link WalkWorld}, made anew for each specimen
 * @param may everybody who may do it; all others must be refused
 * @param reveals what the answer holds for those who may, and for nobody else; empty where the refusal tells
 */
record Specimen(String operation, String document, Set<Persona> may, String reveals) {

    static Specimen query(String name, String selection) {
        return new Specimen("Query." + name, "{ " + selection + " }", EnumSet.noneOf(Persona.class), "");
    }

    static Specimen mutation(String name, String selection) {
        return new Specimen("Mutation." + name, "mutation { " + selection + " }", EnumSet.noneOf(Persona.class), "");
    }

    static Specimen subscription(String name, String selection) {
        return new Specimen(
                "Subscription." + name, "subscription { " + selection + " }", EnumSet.noneOf(Persona.class), "");
    }

    /**
     * A path beside GraphQL.
     *
     * @param pattern as its controller names it
     * @param path what is asked for; {@code $name} as in documents
     */
    static Specimen path(String method, String pattern, String path) {
        return new Specimen(method + ' ' + pattern, method + ' ' + path, EnumSet.noneOf(Persona.class), "");
    }

    boolean isPath() {
        return operation.contains("/");
    }

    Specimen may(Persona... personas) {
        return new Specimen(operation, document, Set.copyOf(List.of(personas)), reveals);
    }

    Specimen anyoneMay() {
        return may(Persona.values());
    }

    Specimen anyoneSignedInMay() {
        var signedIn = EnumSet.allOf(Persona.class);
        signedIn.remove(Persona.ANONYMOUS);
        return may(signedIn.toArray(Persona[]::new));
    }

    /** For lists, which refuse nobody: the value that only those who may find in the answer. */
    Specimen revealing(String value) {
        return new Specimen(operation, document, may, value);
    }

    /** Whether who may do it has to sign in again afterwards. */
    boolean endsSessions() {
        return Set.of("Mutation.signOut", "Mutation.signOutEverywhere").contains(operation);
    }

    boolean isSubscription() {
        return operation.startsWith("Subscription.");
    }

    @Override
    public String toString() {
        return operation + ' ' + document;
    }
}
