// A plain C face over two C++ libraries that Swift cannot import: CLD2 and libphonenumber.
#ifndef BILLET_LANGUAGE_TOOLS_H
#define BILLET_LANGUAGE_TOOLS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What CLD2 makes of a text.
typedef struct {
  /// The ISO 639 code of the language with the largest share, a static string.
  const char *code;
  /// Its share of the text, in percent.
  int percent;
  /// Whether CLD2 vouches for the answer.
  int is_reliable;
} billet_language_guess;

/// The language of plain UTF-8 text.
billet_language_guess billet_detect_language(const char *text, size_t length);

/// How many of the telephone numbers in a UTF-8 text libphonenumber finds, in national formats of `region`
/// (ISO 3166, or ZZ for international numbers alone), grouped as people write them. The first `capacity`
/// byte ranges are stored as start and end.
size_t billet_find_phone_numbers(const char *text, size_t length, const char *region,
                                 int32_t *ranges, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
