package org.mentorlink.query.booking;

import org.mentorlink.booking.BookingEvent;
import org.mentorlink.booking.BookingView;
import org.mentorlink.query.shared.Lifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BookingLifecycle {

    @Bean
    Lifecycle lifecycleOfBookings() {
        return Lifecycle.of(BookingEvent.class, BookingEvolution::evolve, BookingView::status);
    }
}
