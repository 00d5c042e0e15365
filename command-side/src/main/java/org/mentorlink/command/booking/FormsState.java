package org.mentorlink.command.booking;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mentorlink.booking.PreSessionForm;
import org.mentorlink.booking.PreSessionFormsEvent;
import org.mentorlink.booking.PreSessionFormsEvent.PreSessionFormRemoved;
import org.mentorlink.booking.PreSessionFormsEvent.PreSessionFormSet;
import org.mentorlink.booking.QuestionKind;
import org.mentorlink.command.shared.Version;
import org.mentorlink.mentoring.OfferingId;

/**
 * A mentor's forms as decisions see them.
 *
 * @param forms by the offering they are for; the usual one under {@link #USUAL}
 * @param edited at which version each was set or removed last
 * @param kinds of all questions that were ever asked, by their id
 * @param version how many events there are
 */
record FormsState(
        Map<String, PreSessionForm> forms, Map<String, Integer> edited, Map<String, QuestionKind> kinds, int version) {

    static final FormsState NONE = new FormsState(Map.of(), Map.of(), Map.of(), 0);

    /** No offering has an empty id. */
    private static final String USUAL = "";

    /** The form that the offering itself has; the usual one without an offering. */
    @Nullable PreSessionForm form(@Nullable OfferingId offeringId) {
        return forms.get(key(offeringId));
    }

    /** What is asked for the offering; nothing where its form, or the usual one where it has none, is empty. */
    @Nullable PreSessionForm askedFor(@Nullable OfferingId offeringId) {
        var own = form(offeringId);
        var asked = own == null ? forms.get(USUAL) : own;
        return asked == null || asked.questions().isEmpty() ? null : asked;
    }

    Version version(@Nullable OfferingId offeringId) {
        return new Version(version, edited.getOrDefault(key(offeringId), 0));
    }

    FormsState evolve(PreSessionFormsEvent event) {
        var next = version + 1;
        var all = new HashMap<>(forms);
        var asked = new HashMap<>(kinds);
        return switch (event) {
            case PreSessionFormSet set -> {
                all.put(key(set.offeringId()), new PreSessionForm(next, set.questions()));
                set.questions().forEach(question -> asked.putIfAbsent(question.questionId(), question.kind()));
                yield after(all, asked, set.offeringId(), next);
            }
            case PreSessionFormRemoved removed -> {
                all.remove(key(removed.offeringId()));
                yield after(all, asked, removed.offeringId(), next);
            }
        };
    }

    private FormsState after(
            Map<String, PreSessionForm> all, Map<String, QuestionKind> asked, @Nullable OfferingId changed, int next) {
        var versions = new HashMap<>(edited);
        versions.put(key(changed), next);
        return new FormsState(Map.copyOf(all), Map.copyOf(versions), Map.copyOf(asked), next);
    }

    private static String key(@Nullable OfferingId offeringId) {
        return offeringId == null ? USUAL : offeringId.value();
    }
}
