package org.mentorlink.app.vault;

/** The vault cannot do what was asked: wrong master key, or encrypted bytes that were changed. */
public class VaultException extends RuntimeException {

    VaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
