package org.mentorlink.governance;

import org.jspecify.annotations.Nullable;

/** What can be asked of the sandbox, which stands in for the outside world. */
public sealed interface SandboxQuery {

    /**
     * Answers {@link OutboxMessages}, newest first.
     *
     * @param to an address, compared without regard to case; none for all
     * @param first at most so many, 1 to 100
     */
    record FindOutbox(@Nullable String to, int first) implements SandboxQuery {}

    /** What the sandbox gateway holds in that currency by its own books; answers {@link org.mentorlink.shared.Money}. */
    record FindGatewayBalance(String currency) implements SandboxQuery {}
}
