package org.mentorlink.app.store;

import org.mentorlink.booking.AgendaEvent;
import org.mentorlink.booking.BookingDeadline;
import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.CalendarEvent;
import org.mentorlink.booking.GroupSessionDeadline;
import org.mentorlink.booking.GroupSessionEvent;
import org.mentorlink.booking.OpenRequestsEvent;
import org.mentorlink.booking.PreSessionFormsEvent;
import org.mentorlink.booking.StrikesEvent;
import org.mentorlink.calendars.OutsideCalendarsDeadline;
import org.mentorlink.calendars.OutsideCalendarsEvent;
import org.mentorlink.communication.NoticeEvent;
import org.mentorlink.communication.NotificationDeadline;
import org.mentorlink.feedback.PrivateNotesEvent;
import org.mentorlink.feedback.ReviewEvent;
import org.mentorlink.governance.ReadModelEvent;
import org.mentorlink.governance.StepEvent;
import org.mentorlink.membership.AdminEvent;
import org.mentorlink.membership.DocumentEvent;
import org.mentorlink.membership.EmailClaimEvent;
import org.mentorlink.membership.InvitationEvent;
import org.mentorlink.membership.MemberEvent;
import org.mentorlink.membership.MembersImportEvent;
import org.mentorlink.mentoring.CategoryEvent;
import org.mentorlink.mentoring.FavouritesEvent;
import org.mentorlink.mentoring.MentorEvent;
import org.mentorlink.payment.AdjustmentEvent;
import org.mentorlink.payment.BankDeskDeadline;
import org.mentorlink.payment.BankDeskEvent;
import org.mentorlink.payment.BooksEvent;
import org.mentorlink.payment.CreditAccountEvent;
import org.mentorlink.payment.CreditDeadline;
import org.mentorlink.payment.CreditPackEvent;
import org.mentorlink.payment.CreditPurchaseDeadline;
import org.mentorlink.payment.CreditPurchaseEvent;
import org.mentorlink.payment.GatewayDeadline;
import org.mentorlink.payment.GatewayReportEvent;
import org.mentorlink.payment.MentorAccountEvent;
import org.mentorlink.payment.PayeeAccountEvent;
import org.mentorlink.payment.PaymentEvent;
import org.mentorlink.payment.PayoutEvent;
import org.mentorlink.payment.PayoutRunDeadline;
import org.mentorlink.payment.ReconciliationEvent;
import org.mentorlink.payment.SandboxDeadline;
import org.mentorlink.program.ParticipantEvent;
import org.mentorlink.program.PlanEvent;
import org.mentorlink.program.ProgramEvent;
import org.mentorlink.recognition.GoalEvent;
import org.mentorlink.shared.EventTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one list of all event vocabularies. An event that is not in it would be stored under its class name. */
@Configuration(proxyBeanMethods = false)
class EventVocabulary {

    @Bean
    EventTypes eventTypes() {
        return EventTypes.of(
                MemberEvent.class,
                EmailClaimEvent.class,
                AdminEvent.class,
                InvitationEvent.class,
                DocumentEvent.class,
                MembersImportEvent.class,
                MentorEvent.class,
                CategoryEvent.class,
                GoalEvent.class,
                FavouritesEvent.class,
                CalendarEvent.class,
                OutsideCalendarsEvent.class,
                OutsideCalendarsDeadline.class,
                BookingEvent.class,
                BookingDeadline.class,
                OpenRequestsEvent.class,
                GroupSessionEvent.class,
                GroupSessionDeadline.class,
                PreSessionFormsEvent.class,
                AgendaEvent.class,
                StrikesEvent.class,
                PaymentEvent.class,
                PayoutEvent.class,
                MentorAccountEvent.class,
                PayeeAccountEvent.class,
                BankDeskEvent.class,
                BankDeskDeadline.class,
                CreditAccountEvent.class,
                CreditDeadline.class,
                CreditPackEvent.class,
                CreditPurchaseEvent.class,
                CreditPurchaseDeadline.class,
                ReconciliationEvent.class,
                BooksEvent.class,
                AdjustmentEvent.class,
                GatewayReportEvent.class,
                GatewayDeadline.class,
                PayoutRunDeadline.class,
                SandboxDeadline.class,
                NotificationDeadline.class,
                NoticeEvent.class,
                StepEvent.class,
                ReadModelEvent.class,
                ReviewEvent.class,
                PrivateNotesEvent.class,
                ProgramEvent.class,
                PlanEvent.class,
                ParticipantEvent.class);
    }
}
