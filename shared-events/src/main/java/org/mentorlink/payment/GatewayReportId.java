package org.mentorlink.payment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.mentorlink.shared.Ids;

/** Names one report of a gateway that was handed in. */
public record GatewayReportId(@JsonValue String value) {

    public static final String PREFIX = "rpt_";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GatewayReportId {
        Ids.require(PREFIX, value);
    }

    public static GatewayReportId random() {
        return new GatewayReportId(Ids.random(PREFIX));
    }

    @Override
    public String toString() {
        return value;
    }
}
