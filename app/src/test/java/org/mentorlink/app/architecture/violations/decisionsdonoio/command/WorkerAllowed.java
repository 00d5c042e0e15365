package org.mentorlink.app.architecture.violations.decisionsdonoio.command;

import java.net.http.HttpClient;

class WorkerAllowed {
    void call(HttpClient client) {}
}
