#include "CICU.h"

#include <stddef.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/unumsys.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

static int32_t checked(int32_t length, UErrorCode error) { return U_FAILURE(error) ? -1 : length; }

// Characters.

bool icu_is_grapheme_extender(uint32_t character) {
    return u_hasBinaryProperty((UChar32)character, UCHAR_GRAPHEME_EXTEND);
}

bool icu_is_default_ignorable(uint32_t character) {
    return u_hasBinaryProperty((UChar32)character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool icu_is_mark(uint32_t character) { return U_GET_GC_MASK((UChar32)character) & U_GC_M_MASK; }

bool icu_is_control(uint32_t character) { return u_charType((UChar32)character) == U_CONTROL_CHAR; }

bool icu_is_letter(uint32_t character) { return u_isalpha((UChar32)character); }

int32_t icu_compatible_characters(uint32_t character, uint32_t *characters, int32_t capacity) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFKCInstance(&error);
    if (U_FAILURE(error)) return -1;
    UChar source[2], units[64];
    int32_t size = 0, count = 0;
    U16_APPEND_UNSAFE(source, size, (UChar32)character);
    int32_t length = unorm2_normalize(form, source, size, units, 64, &error);
    if (U_FAILURE(error) || u_strCompare(source, size, units, length, false) == 0) return -1;
    for (int32_t index = 0; index < length;) {
        UChar32 next;
        U16_NEXT(units, index, length, next);
        if (count == capacity) return -1;
        characters[count++] = (uint32_t)next;
    }
    return count;
}

int32_t icu_presentation_shape(uint32_t character) {
    switch (u_getIntPropertyValue((UChar32)character, UCHAR_DECOMPOSITION_TYPE)) {
    case U_DT_ISOLATED: return 1;
    case U_DT_FINAL: return 2;
    case U_DT_INITIAL: return 3;
    case U_DT_MEDIAL: return 4;
    default: return 0;
    }
}

bool icu_is_digit(uint32_t character) { return u_isdigit((UChar32)character); }

int32_t icu_bracket_type(uint32_t character) {
    return u_getIntPropertyValue((UChar32)character, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
}

uint32_t icu_paired_bracket(uint32_t character) { return (uint32_t)u_getBidiPairedBracket((UChar32)character); }

int32_t icu_character_name(uint32_t character, char *buffer, int32_t capacity) {
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = u_charName((UChar32)character, U_EXTENDED_CHAR_NAME, buffer, capacity, &error);
    return checked(length, error);
}

// Scripts.

int32_t icu_script(uint32_t character) {
    UErrorCode error = U_ZERO_ERROR;
    return checked(uscript_getScript((UChar32)character, &error), error);
}

int32_t icu_script_beside(uint32_t character, int32_t script) {
    if (uscript_hasScript((UChar32)character, (UScriptCode)script)) return script;
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode listed[USCRIPT_CODE_LIMIT];
    int32_t count = uscript_getScriptExtensions((UChar32)character, listed, USCRIPT_CODE_LIMIT, &error);
    return U_FAILURE(error) || count < 1 || listed[0] <= USCRIPT_INHERITED ? script : (int32_t)listed[0];
}

const char *icu_script_code(int32_t script) { return uscript_getShortName((UScriptCode)script); }

int32_t icu_script_number(const char *code) { return u_getPropertyValueEnum(UCHAR_SCRIPT, code); }

bool icu_script_is_right_to_left(int32_t script) { return uscript_isRightToLeft((UScriptCode)script); }

// Joining.

int32_t icu_joining_type(uint32_t character) {
    return u_getIntPropertyValue((UChar32)character, UCHAR_JOINING_TYPE);
}

int32_t icu_joining_group(uint32_t character) {
    return u_getIntPropertyValue((UChar32)character, UCHAR_JOINING_GROUP);
}

// The bidirectional algorithm.

icu_bidi *icu_bidi_open(void) { return (icu_bidi *)ubidi_open(); }

void icu_bidi_close(icu_bidi *bidi) { ubidi_close((UBiDi *)bidi); }

const uint8_t *icu_bidi_levels(icu_bidi *bidi, const uint16_t *text, int32_t length, uint8_t level) {
    UErrorCode error = U_ZERO_ERROR;
    ubidi_setPara((UBiDi *)bidi, text, length, level, NULL, &error);
    const UBiDiLevel *levels = ubidi_getLevels((UBiDi *)bidi, &error);
    return U_FAILURE(error) ? NULL : levels;
}

// Line breaks.

icu_line_breaks *icu_line_breaks_open(const char *locale) {
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *breaks = ubrk_open(UBRK_LINE, locale, NULL, 0, &error);
    return U_FAILURE(error) ? NULL : (icu_line_breaks *)breaks;
}

void icu_line_breaks_close(icu_line_breaks *breaks) { ubrk_close((UBreakIterator *)breaks); }

bool icu_line_breaks_set_text(icu_line_breaks *breaks, const uint16_t *text, int32_t length) {
    UErrorCode error = U_ZERO_ERROR;
    ubrk_setText((UBreakIterator *)breaks, text, length, &error);
    return U_SUCCESS(error);
}

int32_t icu_line_breaks_next(icu_line_breaks *breaks, bool *mandatory) {
    int32_t offset = ubrk_next((UBreakIterator *)breaks);
    *mandatory = ubrk_getRuleStatus((UBreakIterator *)breaks) >= UBRK_LINE_HARD;
    return offset;
}

// Locales.

int32_t icu_locale_for_tag(const char *tag, char *locale, int32_t capacity) {
    UErrorCode error = U_ZERO_ERROR;
    return checked(uloc_forLanguageTag(tag, locale, capacity, NULL, &error), error);
}

int32_t icu_locale_script(const char *locale, char *script, int32_t capacity) {
    UErrorCode error = U_ZERO_ERROR;
    char maximal[ULOC_FULLNAME_CAPACITY];
    uloc_addLikelySubtags(locale, maximal, sizeof maximal, &error);
    return checked(uloc_getScript(maximal, script, capacity, &error), error);
}

int32_t icu_locale_keyword(const char *locale, const char *key, char *value, int32_t capacity) {
    UErrorCode error = U_ZERO_ERROR;
    return checked(uloc_getKeywordValue(locale, key, value, capacity, &error), error);
}

int32_t icu_locale_set_keyword(const char *key, const char *value, char *locale, int32_t capacity) {
    UErrorCode error = U_ZERO_ERROR;
    return checked(uloc_setKeywordValue(key, value, locale, capacity, &error), error);
}

int32_t icu_locale_digits(const char *locale, uint16_t *digits, int32_t capacity) {
    UErrorCode error = U_ZERO_ERROR;
    UNumberingSystem *system = unumsys_open(locale, &error);
    if (U_FAILURE(error)) return -1;
    int32_t length = -1;
    if (!unumsys_isAlgorithmic(system)) length = unumsys_getDescription(system, digits, capacity, &error);
    unumsys_close(system);
    return checked(length, error);
}

/// Takes the era out of a date pattern: a calendar of its country needs none.
static void drop_era(UDateFormat *format, UErrorCode *error) {
    UChar pattern[128], kept[128];
    int32_t length = udat_toPattern(format, false, pattern, 128, error), count = 0;
    if (U_FAILURE(*error) || length > 128) return;
    bool quoted = false;
    for (int32_t i = 0; i < length; i++) {
        if (pattern[i] == '\'') quoted = !quoted;
        bool follows_era = i > 0 && pattern[i - 1] == 'G' && pattern[i] == ' ';
        if (!quoted && (pattern[i] == 'G' || follows_era)) continue;
        kept[count++] = pattern[i];
    }
    while (count > 0 && kept[count - 1] == ' ') count--;
    if (count < length) udat_applyPattern(format, false, kept, count);
}

int32_t icu_long_date(const char *locale, double moment, uint16_t *text, int32_t capacity) {
    static const UChar zone[] = {'U', 'T', 'C'};
    UErrorCode error = U_ZERO_ERROR;
    UDateFormat *format = udat_open(UDAT_NONE, UDAT_LONG, locale, zone, 3, NULL, 0, &error);
    if (U_FAILURE(error)) return -1;
    drop_era(format, &error);
    int32_t length = udat_format(format, moment, text, capacity, NULL, &error);
    udat_close(format);
    return checked(length, error);
}
