package org.mentorlink.api.booking;

import org.jspecify.annotations.Nullable;
import org.mentorlink.api.graphql.ApiProperties;
import org.mentorlink.booking.StrikeThreshold;
import org.mentorlink.booking.StrikesView;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** L1: what strikes lead to, as it is now. */
@Controller
class StrikeRuleController {

    private final int threshold;

    StrikeRuleController(
            @Value("${mentorlink.strikes.threshold:#{null}}") @Nullable Integer threshold, ApiProperties properties) {
        this.threshold = StrikeThreshold.of(threshold, properties.sandbox().enabled());
    }

    @SchemaMapping(typeName = "Strikes")
    int threshold(StrikesView strikes) {
        return threshold;
    }
}
