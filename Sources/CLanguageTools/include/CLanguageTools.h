// A plain C face over libraries that are loaded when they are first needed: CLD2 and libphonenumber, which are
// C++ and which Swift cannot import, and libpsl and libidn2. See Documentation/design-notes.md.
#ifndef BILLET_LANGUAGE_TOOLS_H
#define BILLET_LANGUAGE_TOOLS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What CLD2 makes of a text.
typedef struct {
  /// The ISO 639 code of the language with the largest share, a static string; NULL without the library.
  const char *code;
  /// Its share of the text, in percent.
  int percent;
  /// Whether CLD2 vouches for the answer.
  int is_reliable;
} billet_language_guess;

/// The language of plain UTF-8 text.
billet_language_guess billet_detect_language(const char *text, size_t length);

/// How many of the telephone numbers in a UTF-8 text libphonenumber finds, in national formats of `region`
/// (ISO 3166, or ZZ for international numbers alone), grouped as people write them; -1 without the library.
/// The first `capacity` byte ranges are stored as start and end.
long billet_find_phone_numbers(const char *text, size_t length, const char *region,
                               int32_t *ranges, size_t capacity);

/// Where the registrable domain begins in a host name of ASCII small letters (Public Suffix List, private
/// section included); -1 when the name is a public suffix itself, -2 without the library.
long billet_registrable_domain(const char *host);

/// Whether a name of ASCII small letters is a public suffix that the list names, its ICANN section alone
/// counted: `com`, `co.uk`, not `js`; -2 without the library.
int billet_is_public_suffix(const char *name);

/// The ASCII form of an internationalised host name (UTS 46, nontransitional), NUL-terminated, in `output`;
/// its length, -1 when it has none or a longer one, -2 without the library.
long billet_ascii_host(const char *host, char *output, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
