package org.mentorlink.api.web;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where gateways send payers back to from their own pages, some of them by POST. What comes with them proves nothing and is not read:
 * the gateway tells by itself what was paid. They are shown the page on which they wait for that.
 */
@Controller
class PaymentReturnController {

    static final String PATH = "/payments/return";

    private static final Pattern PAYMENT = Pattern.compile("pay_(pk-)?[0-9a-f-]{36}");

    @RequestMapping(
            path = PATH,
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<Void> back(@RequestParam(required = false) @Nullable String payment) {
        var isOne = payment != null && PAYMENT.matcher(payment).matches();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(isOne ? "/pay/back?payment=" + payment : "/bookings"))
                .build();
    }
}
