#include <cstdio>  // CLD2's header needs it and does not include it.

#include <cld2/public/compact_lang_det.h>

#include "CLanguageTools.h"

extern "C" billet_language_guess billet_detect_language(const char *text, size_t length) {
  CLD2::Language languages[3];
  int percents[3];
  int bytes = 0;
  bool reliable = false;
  CLD2::DetectLanguageSummary(text, static_cast<int>(length), true, languages, percents, &bytes, &reliable);
  return {CLD2::LanguageCode(languages[0]), percents[0], reliable ? 1 : 0};
}
