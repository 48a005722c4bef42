#include <cstdio>  // CLD2's header needs it and does not include it.

#include <cld2/public/compact_lang_det.h>

#include "CLanguageTools.h"
#include "Library.h"

namespace {

using Detect = decltype(static_cast<CLD2::Language (*)(const char *, int, bool, CLD2::Language *, int *,
                                                       int *, bool *)>(&CLD2::DetectLanguageSummary));
using Code = decltype(&CLD2::LanguageCode);

struct Functions {
  billet::Library library{"libcld2.so.0", "libcld2.dylib"};
  Detect detect = library.function<Detect>("_ZN4CLD221DetectLanguageSummaryEPKcibPNS_8LanguageEPiS4_Pb");
  Code code = library.function<Code>("_ZN4CLD212LanguageCodeENS_8LanguageE");
};

} // namespace

extern "C" billet_language_guess billet_detect_language(const char *text, size_t length) {
  static const Functions functions;
  if (!functions.detect || !functions.code) return {nullptr, 0, 0};
  CLD2::Language languages[3];
  int percents[3];
  int bytes = 0;
  bool reliable = false;
  functions.detect(text, static_cast<int>(length), true, languages, percents, &bytes, &reliable);
  return {functions.code(languages[0]), percents[0], reliable ? 1 : 0};
}
