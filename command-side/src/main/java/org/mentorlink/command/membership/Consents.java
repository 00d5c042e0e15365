package org.mentorlink.command.membership;

import static org.mentorlink.command.shared.Input.require;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mentorlink.membership.ConsentPurpose;
import org.mentorlink.membership.MemberCommand.RecordConsent;
import org.mentorlink.membership.MemberCommand.WithdrawConsent;
import org.mentorlink.membership.MemberEvent;
import org.mentorlink.membership.MemberEvent.ConsentGiven;
import org.mentorlink.membership.MemberEvent.ConsentWithdrawn;

/** E5: what a member agrees to at present, each with the version of the text that was read. */
record Consents(Map<ConsentPurpose, String> versions) {

    static final Consents NONE = new Consents(Map.of());

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    Optional<MemberEvent> give(RecordConsent command) {
        require(
                VERSION.matcher(command.version()).matches(),
                "INVALID_CONSENT_VERSION",
                "A version has 1 to 40 letters, digits, dots, hyphens and underscores.",
                "version");
        return command.version().equals(versions.get(command.purpose()))
                ? Optional.empty()
                : Optional.of(new ConsentGiven(command.memberId(), command.purpose(), command.version()));
    }

    Optional<MemberEvent> withdraw(WithdrawConsent command) {
        return versions.containsKey(command.purpose())
                ? Optional.of(new ConsentWithdrawn(command.memberId(), command.purpose()))
                : Optional.empty();
    }

    Consents evolve(MemberEvent event) {
        if (event instanceof ConsentGiven given) {
            var changed = copy();
            changed.put(given.purpose(), given.version());
            return new Consents(Map.copyOf(changed));
        }
        if (event instanceof ConsentWithdrawn withdrawn) {
            var changed = copy();
            changed.remove(withdrawn.purpose());
            return new Consents(Map.copyOf(changed));
        }
        return this;
    }

    private Map<ConsentPurpose, String> copy() {
        var copy = new EnumMap<ConsentPurpose, String>(ConsentPurpose.class);
        copy.putAll(versions);
        return copy;
    }
}
