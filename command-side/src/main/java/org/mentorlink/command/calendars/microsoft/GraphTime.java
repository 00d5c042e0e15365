package org.mentorlink.command.calendars.microsoft;

import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParseNode;
import com.microsoft.kiota.serialization.SerializationWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A time on a clock, with the zone of that clock beside it; UTC, as no other is asked for. */
final class GraphTime implements Parsable {

    @Nullable String dateTime;

    @Nullable String timeZone;

    static GraphTime create(ParseNode node) {
        return new GraphTime();
    }

    static GraphTime of(Instant moment) {
        var time = new GraphTime();
        time.dateTime = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
        time.timeZone = "UTC";
        return time;
    }

    /** Nothing where it is no time. */
    @Nullable Instant moment() {
        return dateTime == null ? null : LocalDateTime.parse(dateTime).toInstant(ZoneOffset.UTC);
    }

    /** Of a whole day, which begins when it does where its owner is. */
    @Nullable Instant startOfDay(ZoneId zone) {
        return dateTime == null
                ? null
                : LocalDateTime.parse(dateTime).toLocalDate().atStartOfDay(zone).toInstant();
    }

    @Override
    public Map<String, Consumer<ParseNode>> getFieldDeserializers() {
        Map<String, Consumer<ParseNode>> fields = new HashMap<>();
        fields.put("dateTime", node -> dateTime = node.getStringValue());
        fields.put("timeZone", node -> timeZone = node.getStringValue());
        return fields;
    }

    @Override
    public void serialize(SerializationWriter writer) {
        writer.writeStringValue("dateTime", dateTime);
        writer.writeStringValue("timeZone", timeZone);
    }
}
