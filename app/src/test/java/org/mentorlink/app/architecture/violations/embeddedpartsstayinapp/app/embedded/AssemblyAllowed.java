package org.mentorlink.app.architecture.violations.embeddedpartsstayinapp.app.embedded;

import com.google.crypto.tink.Aead;
import de.bwaldvogel.mongo.MongoServer;

class AssemblyAllowed {
    void use(MongoServer server, Aead aead) {}
}
