package org.mentorlink.app.architecture.violations.sidesstayapart.command.booking;

import org.mentorlink.app.architecture.violations.sidesstayapart.shared.Message;

public class CommandAllowed {
    Message message = new Message("hello");
}
