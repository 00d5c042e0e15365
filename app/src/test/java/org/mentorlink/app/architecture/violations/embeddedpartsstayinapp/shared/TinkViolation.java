package org.mentorlink.app.architecture.violations.embeddedpartsstayinapp.shared;

import com.google.crypto.tink.Aead;

class TinkViolation {
    void use(Aead aead) {}
}
