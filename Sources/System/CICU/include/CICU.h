// ICU as Swift sees it.
//
// Two things keep Swift from ICU's own headers. Its functions are renamed by macros that add the library's version
// (u_charName is u_charName_72), and Swift sees no macros. And Swift's Foundation brings another ICU, whose enumerations
// have the same names and other members: both cannot be visible in one program. So ICU's headers are read by CICU.c
// alone, and what stands here has plain types only. A function fails by returning a negative number or NULL.
#ifndef CICU_H
#define CICU_H

#include <stdbool.h>
#include <stdint.h>

// Characters.

bool icu_is_grapheme_extender(uint32_t character);
bool icu_is_default_ignorable(uint32_t character);
/// Spacing, non-spacing or enclosing mark.
bool icu_is_mark(uint32_t character);
bool icu_is_control(uint32_t character);
bool icu_is_letter(uint32_t character);
bool icu_is_digit(uint32_t character);
/// What Unicode holds to be the same text as a character that is kept for old encodings; returns how many characters,
/// negative where it stands for itself.
int32_t icu_compatible_characters(uint32_t character, uint32_t *characters, int32_t capacity);
/// The shape that a character kept for old encodings fixes: 1 isolated, 2 final, 3 initial, 4 medial; 0 for others.
int32_t icu_presentation_shape(uint32_t character);
/// 0 for no bracket, 1 for an opening, 2 for a closing one.
int32_t icu_bracket_type(uint32_t character);
uint32_t icu_paired_bracket(uint32_t character);
/// The character's name in ASCII; returns its length.
int32_t icu_character_name(uint32_t character, char *buffer, int32_t capacity);

// Scripts, by ICU's numbers. 0 is Common, 1 Inherited.

int32_t icu_script(uint32_t character);
/// The script in which a shared character stands beside letters of `script`: that one, or the first of those that the
/// character is confined to, as the Arabic comma is.
int32_t icu_script_beside(uint32_t character, int32_t script);
/// Four letters.
const char *icu_script_code(int32_t script);
int32_t icu_script_number(const char *code);
bool icu_script_is_right_to_left(int32_t script);

// Joining, by ICU's numbers.

/// 0 does not join, 1 causes its neighbours to, 2 joins on both sides, 3 and 4 on the left and the right one, 5 is
/// looked through, as marks are.
int32_t icu_joining_type(uint32_t character);
/// The letters that have one skeleton, dots aside; 0 for none.
int32_t icu_joining_group(uint32_t character);

// The bidirectional algorithm.

typedef struct icu_bidi icu_bidi;
icu_bidi *icu_bidi_open(void);
void icu_bidi_close(icu_bidi *bidi);
/// One level a unit, valid until the next call; NULL if it fails.
const uint8_t *icu_bidi_levels(icu_bidi *bidi, const uint16_t *text, int32_t length, uint8_t level);

// Line breaks.

typedef struct icu_line_breaks icu_line_breaks;
icu_line_breaks *icu_line_breaks_open(const char *locale);
void icu_line_breaks_close(icu_line_breaks *breaks);
/// The text must outlive the search.
bool icu_line_breaks_set_text(icu_line_breaks *breaks, const uint16_t *text, int32_t length);
/// The next offset at which a line may end, negative behind the last; `mandatory` says whether it must.
int32_t icu_line_breaks_next(icu_line_breaks *breaks, bool *mandatory);

// Locales. Each puts text into a buffer and returns its length.

int32_t icu_locale_for_tag(const char *tag, char *locale, int32_t capacity);
/// The script of a locale, its likely one where it names none.
int32_t icu_locale_script(const char *locale, char *script, int32_t capacity);
int32_t icu_locale_keyword(const char *locale, const char *key, char *value, int32_t capacity);
/// Changes the locale in its buffer.
int32_t icu_locale_set_keyword(const char *key, const char *value, char *locale, int32_t capacity);

/// The ten digits of a locale from zero to nine, if its numbers are written with ten digits.
int32_t icu_locale_digits(const char *locale, uint16_t *digits, int32_t capacity);
/// A moment (milliseconds from 1970) as a long date in universal time, in the locale's calendar and
/// without its era.
int32_t icu_long_date(const char *locale, double moment, uint16_t *text, int32_t capacity);

#endif
