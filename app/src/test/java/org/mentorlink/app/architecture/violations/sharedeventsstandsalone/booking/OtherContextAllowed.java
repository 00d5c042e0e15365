package org.mentorlink.app.architecture.violations.sharedeventsstandsalone.booking;

import org.mentorlink.app.architecture.violations.sharedeventsstandsalone.shared.BookedAllowed;

record OtherContextAllowed(BookedAllowed booked) {}
