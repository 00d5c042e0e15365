package org.mentorlink.booking;

import java.util.List;
import org.mentorlink.shared.Personal;

/**
 * An answer to a question of a pre-session form. It belongs to the mentee.
 *
 * @param given the choices that were made, or the one text, number, {@code true} or {@code false}
 */
public record FormAnswer(String questionId, List<Personal> given) {}
