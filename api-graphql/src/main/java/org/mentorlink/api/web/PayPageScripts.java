package org.mentorlink.api.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.Questions;
import org.mentorlink.payment.GatewayQuery.FindPageScripts;
import org.mentorlink.payment.PageScript;
import org.mentorlink.payment.PageScripts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Whose scripts run in the page on which payers pay. Kept for a minute: everybody may ask for pages as often as they like, and the
 * settings of gateways are on another side. While nobody answers, what was last answered holds.
 */
@Component
class PayPageScripts implements Supplier<List<PageScript>> {

    private static final Logger LOG = LoggerFactory.getLogger(PayPageScripts.class);

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Questions questions;
    private final Clock wallClock;
    private volatile @Nullable Answer last;

    PayPageScripts(Questions questions, @Qualifier("wallClock") Clock wallClock) {
        this.questions = questions;
        this.wallClock = wallClock;
    }

    private record Answer(List<PageScript> scripts, Instant until) {}

    @Override
    public List<PageScript> get() {
        var now = wallClock.instant();
        var known = last;
        if (known != null && now.isBefore(known.until())) {
            return known.scripts();
        }
        try {
            var scripts = questions
                    .ask(new FindPageScripts(), PageScripts.class, PATIENCE)
                    .scripts();
            last = new Answer(scripts, now.plus(KEPT));
            return scripts;
        } catch (RuntimeException unanswered) {
            LOG.warn("Nobody says whose scripts the pay page runs: {}", unanswered.toString());
            return known == null ? List.of() : known.scripts();
        }
    }
}
