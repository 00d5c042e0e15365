package org.mentorlink.payment;

import java.util.List;

/**
 * A gateway's own script, in the page on which payers pay: whom it is for, and what the page has to let it reach. Nothing of it is
 * secret.
 *
 * @param gateway whose script it is
 * @param publishableKey by which the script tells the gateway whose page it is in
 * @param scripts where scripts come from, as sources of a Content-Security-Policy; so are the next two
 * @param frames where frames come from
 * @param connections where requests go to
 */
public record PageScript(
        String gateway, String publishableKey, List<String> scripts, List<String> frames, List<String> connections) {}
