package org.mentorlink.shared;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** Which characters of a text are seen, and which only disturb how others are. */
public final class Characters {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int EMOJI_PRESENTATION = 0xFE0F;

    /** Letters and symbols by their category, and nothing to the eye: fillers of Hangul and Khmer, the empty Braille cell. */
    private static final Set<Integer> FILLERS = Set.of(0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, 0x2800);

    /** Scripts whose letters have no joined forms to keep apart; a joiner between them is there to deceive. */
    private static final Set<UnicodeScript> UNJOINED = Set.of(
            UnicodeScript.COMMON,
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL);

    private Characters() {}

    /** Whether there is anything to see in a text. */
    public static boolean anyVisible(String text) {
        return text.codePoints().anyMatch(Characters::isVisible);
    }

    /** Whether a text of one line shows all that it holds: no controls, nothing of no width, nothing that turns the direction. */
    public static boolean allHonest(String text) {
        var characters = text.codePoints().toArray();
        for (var place = 0; place < characters.length; place++) {
            if (isHidden(characters[place]) && !joins(characters, place)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> !FILLERS.contains(character);
        };
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> FILLERS.contains(character);
        };
    }

    /** Persian and the scripts of India need joiners within words, and emoji are put together by them. */
    private static boolean joins(int[] characters, int place) {
        var character = characters[place];
        if (place == 0) {
            return false;
        }
        var before = characters[place - 1];
        var after = place + 1 < characters.length ? characters[place + 1] : ' ';
        return switch (character) {
            case ZERO_WIDTH_NON_JOINER -> isJoined(before) && isJoined(after);
            case ZERO_WIDTH_JOINER ->
                isJoined(before)
                        || ((Character.isEmoji(before) || before == EMOJI_PRESENTATION)
                                && Character.isExtendedPictographic(after));
            default -> false;
        };
    }

    private static boolean isJoined(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.OTHER_LETTER ->
                !UNJOINED.contains(UnicodeScript.of(character));
            default -> false;
        };
    }
}
