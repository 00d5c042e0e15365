package org.mentorlink.api.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The scalars of the schema. What does not parse is refused with a message that shows the right form. */
public final class Scalars {

    private static final long LARGEST_LONG = (1L << 53) - 1;
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s\\p{Cntrl}@<>\",;:\\\\()\\[\\]]{1,64}@[A-Za-z0-9.-]+\\.[A-Za-z0-9-]+");
    /** Java's own SystemV zones are none of IANA's. */
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> !zone.startsWith("SystemV/"))
            .collect(Collectors.toUnmodifiableSet());

    private static final DateTimeFormatter WALL_TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    static final List<GraphQLScalarType> ALL = List.of(
            scalar("DateTime", "RFC 3339, such as 2026-11-02T08:00:00Z", Scalars::dateTime, value -> value.toString()),
            scalar("LocalDate", "a date, such as 2026-11-02", LocalDate::parse, value -> value.toString()),
            scalar("LocalTime", "a wall time, such as 09:00", LocalTime::parse, Scalars::writeLocalTime),
            scalar(
                    "LocalDateTime",
                    "a wall time of a date, such as 2026-11-02T09:00",
                    LocalDateTime::parse,
                    Object::toString),
            scalar("Duration", "ISO 8601, such as PT1H", Duration::parse, value -> value.toString()),
            scalar("EmailAddress", "an e-mail address of at most 254 characters", Scalars::email, value -> value),
            scalar("TimeZone", "an IANA name, such as Africa/Johannesburg", Scalars::timeZone, value -> value),
            GraphQLScalarType.newScalar()
                    .name("Long")
                    .coercing(new LongCoercing())
                    .build());

    private Scalars() {}

    private static Instant dateTime(String text) {
        var at = OffsetDateTime.parse(text).toInstant();
        if (at.isBefore(Instant.parse("0001-01-01T00:00:00Z")) || at.isAfter(Instant.parse("9999-12-31T23:59:59Z"))) {
            throw new DateTimeException("out of range");
        }
        return at;
    }

    private static String writeLocalTime(Object value) {
        return value instanceof LocalTime time && time.getSecond() == 0 && time.getNano() == 0
                ? time.format(WALL_TIME)
                : value.toString();
    }

    /** Whether this is an address as the API takes it. */
    public static boolean isEmailAddress(String address) {
        return address.length() <= 254 && EMAIL.matcher(address).matches() && isMailable(address);
    }

    /** What the mail library refuses could be registered, but never written to. */
    private static boolean isMailable(String address) {
        try {
            new InternetAddress(address, true).validate();
            return true;
        } catch (AddressException refused) {
            return false;
        }
    }

    /** Whether this is a zone as the API takes it. */
    public static boolean isTimeZone(String name) {
        return ZONES.contains(name);
    }

    private static String email(String text) {
        var address = text.strip();
        if (!isEmailAddress(address)) {
            throw new DateTimeException("not an address");
        }
        return address;
    }

    private static String timeZone(String text) {
        if (!ZONES.contains(text)) {
            throw new DateTimeException("not a zone");
        }
        return text;
    }

    private static GraphQLScalarType scalar(
            String name, String form, Function<String, Object> parse, Function<Object, Object> write) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(new TextCoercing(name, form, parse, write))
                .build();
    }

    /** A scalar written as text. */
    private record TextCoercing(
            String name, String form, Function<String, Object> parse, Function<Object, Object> write)
            implements Coercing<Object, Object> {

        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            return write.apply(value);
        }

        @Override
        public Object parseValue(Object input, GraphQLContext context, Locale locale) {
            @Nullable Object value = input instanceof String text ? parsed(text) : null;
            if (value == null) {
                throw new CoercingParseValueException(message());
            }
            return value;
        }

        @Override
        public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            @Nullable Object value = input instanceof StringValue text ? parsed(text.getValue()) : null;
            if (value == null) {
                throw new CoercingParseLiteralException(message());
            }
            return value;
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return StringValue.of(write.apply(input).toString());
        }

        private @Nullable Object parsed(@Nullable String text) {
            try {
                return text == null ? null : parse.apply(text);
            } catch (DateTimeException e) {
                return null;
            }
        }

        private String message() {
            return name + ": " + form + ".";
        }
    }

    private static final class LongCoercing implements Coercing<Long, Long> {

        private static final String MESSAGE = "Long: a whole number within ±(2^53 - 1).";

        @Override
        public Long serialize(Object value, GraphQLContext context, Locale locale) {
            @Nullable Long number = value instanceof Number given ? exact(given) : null;
            if (number == null) {
                throw new CoercingSerializeException(MESSAGE);
            }
            return number;
        }

        @Override
        public Long parseValue(Object input, GraphQLContext context, Locale locale) {
            @Nullable Long number = input instanceof Number given ? exact(given) : null;
            if (number == null) {
                throw new CoercingParseValueException(MESSAGE);
            }
            return number;
        }

        @Override
        public Long parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            @Nullable Long number = input instanceof IntValue given ? exact(given.getValue()) : null;
            if (number == null) {
                throw new CoercingParseLiteralException(MESSAGE);
            }
            return number;
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return IntValue.newIntValue(BigInteger.valueOf(serialize(input, context, locale)))
                    .build();
        }

        private static @Nullable Long exact(Number number) {
            try {
                var value = new BigDecimal(number.toString()).longValueExact();
                return Math.abs(value) <= LARGEST_LONG ? value : null;
            } catch (ArithmeticException | NumberFormatException e) {
                return null;
            }
        }
    }
}
