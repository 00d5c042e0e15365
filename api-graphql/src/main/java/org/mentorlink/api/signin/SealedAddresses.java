package org.mentorlink.api.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.mentorlink.shared.Secrets;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/** E-mail addresses of those who have no account yet, as they are kept beside a link: the store alone tells none. */
@Component
class SealedAddresses {

    private static final int IV_BYTES = 16;

    private final AesBytesEncryptor encryptor;

    SealedAddresses(Secrets secrets) {
        this.encryptor = new AesBytesEncryptor(
                new SecretKeySpec(secrets.named("link-address"), "AES"),
                KeyGenerators.secureRandom(IV_BYTES),
                CipherAlgorithm.GCM);
    }

    String seal(String email) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(encryptor.encrypt(email.getBytes(UTF_8)));
    }

    String open(String sealed) {
        return new String(encryptor.decrypt(Base64.getUrlDecoder().decode(sealed)), UTF_8);
    }
}
