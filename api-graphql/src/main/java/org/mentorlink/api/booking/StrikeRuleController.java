package org.mentorlink.api.booking;

import org.mentorlink.booking.StrikesView;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** L1: what strikes lead to, as it is now. */
@Controller
class StrikeRuleController {

    private final StrikeRules rules;

    StrikeRuleController(StrikeRules rules) {
        this.rules = rules;
    }

    @SchemaMapping(typeName = "Strikes")
    int threshold(StrikesView strikes) {
        return rules.threshold();
    }
}
