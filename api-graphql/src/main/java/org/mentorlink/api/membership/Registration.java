package org.mentorlink.api.membership;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.mentorlink.membership.MemberCommand.RegisterMember;
import org.mentorlink.membership.MemberId;
import org.mentorlink.membership.Role;
import org.mentorlink.shared.Refused;
import org.mentorlink.shared.Secrets;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Makes the command that registers a member: the password hashed, the address known to the log by a keyed hash only. */
@Component
public class Registration {

    private static final String ALGORITHM = "HmacSHA256";

    private final PasswordEncoder passwords;
    private final Secrets secrets;

    Registration(PasswordEncoder passwords, Secrets secrets) {
        this.passwords = passwords;
        this.secrets = secrets;
    }

    /**
     * @param password absent for who signs in by other means
     * @throws Refused when the password is too short or too long
     */
    public RegisterMember command(
            MemberId memberId,
            String email,
            @Nullable String password,
            String firstName,
            String lastName,
            String timeZone,
            Role role) {
        return new RegisterMember(
                memberId,
                email.strip(),
                fingerprint(email),
                password == null ? null : hash(password, "password"),
                firstName.strip(),
                lastName.strip(),
                timeZone,
                role);
    }

    /**
     * The hash of a new password.
     *
     * @param field names the input
     * @throws Refused when the password is too short or too long
     */
    public String hash(String password, String field) {
        if (password.length() < 8 || password.length() > 200) {
            throw Refused.because("WEAK_PASSWORD", "Choose a password of 8 to 200 characters.", field);
        }
        return encoded(password);
    }

    private String encoded(String password) {
        var hash = passwords.encode(password);
        if (hash == null) {
            throw new IllegalStateException("a password was not encoded");
        }
        return hash;
    }

    /** A keyed hash of the address, by which it is known without being named. */
    public String fingerprint(String email) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secrets.named("email-fingerprint"), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(normalised(email).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The address as it is compared. */
    public static String normalised(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** The id that the account of an address will have, where it is named before the account begins. */
    public static MemberId memberIdOf(String emailFingerprint) {
        return MemberId.named("address/" + emailFingerprint);
    }
}
