package org.mentorlink.saga.governance;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.BookingCommand;
import org.mentorlink.booking.CalendarCommand;
import org.mentorlink.booking.GroupSessionCommand;
import org.mentorlink.communication.NotificationCommand.TellAgain;
import org.mentorlink.membership.MemberCommand.GrantRole;
import org.mentorlink.payment.BankDeskCommand;
import org.mentorlink.payment.CreditAccountCommand;
import org.mentorlink.payment.CreditPurchaseCommand;
import org.mentorlink.payment.MentorAccountCommand;
import org.mentorlink.payment.PayeeAccountCommand;
import org.mentorlink.payment.PaymentCommand;
import org.mentorlink.payment.PayoutCommand;
import org.mentorlink.program.ParticipantCommand.ForgetEvidence;
import org.mentorlink.program.ParticipantCommand.NoteEvidence;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The commands that a process can have sent. No other class is ever made of what is stored, whatever name it is stored
 * under.
 */
final class RetriableCommands {

    private static final Map<String, Class<?>> BY_NAME = Stream.concat(
                    Stream.of(
                                    BookingCommand.class,
                                    CalendarCommand.class,
                                    GroupSessionCommand.class,
                                    CreditPurchaseCommand.class,
                                    PaymentCommand.class,
                                    PayoutCommand.class,
                                    MentorAccountCommand.class,
                                    PayeeAccountCommand.class,
                                    BankDeskCommand.class,
                                    CreditAccountCommand.class)
                            .flatMap(vocabulary -> Stream.of(vocabulary.getPermittedSubclasses())),
                    Stream.of(GrantRole.class, NoteEvidence.class, ForgetEvidence.class, TellAgain.class))
            .collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));

    /** A command is stored whole: where a part is missing that it always had, it is not one. */
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /** @throws IllegalArgumentException when the type is no process's command, or the text is not one of that type */
    Object read(String commandType, String command) {
        @Nullable Class<?> type = BY_NAME.get(commandType);
        if (type == null) {
            throw new IllegalArgumentException("no process sends commands of the type " + commandType);
        }
        try {
            if (json.readTree(command) instanceof ObjectNode whole) {
                return json.treeToValue(withAbsentParts(whole, type), type);
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a command of the type " + commandType, e);
        }
        throw new IllegalArgumentException("not a command of the type " + commandType);
    }

    /** A part that may be absent is, where the command was stored before there was such a part. */
    private static ObjectNode withAbsentParts(ObjectNode command, Class<?> type) {
        for (var part : type.getRecordComponents()) {
            if (part.getAnnotatedType().isAnnotationPresent(Nullable.class) && !command.has(part.getName())) {
                command.putNull(part.getName());
            }
        }
        return command;
    }
}
